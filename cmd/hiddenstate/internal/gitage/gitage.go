// Package gitage asks git when a line of a file was last changed.
//
// It decides nothing: where git is missing, the file is not in a repository or
// the history is too shallow to know, it says so by an error or an empty commit.
package gitage

import (
	"context"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A Change is the commit that last changed a line.
type Change struct {
	Commit string // abbreviated; "" if the line is not committed
	Time   time.Time
}

// Line returns the last change of a line of a file. dir is a folder of the work
// tree, and file is relative to it. The context bounds the time that git takes.
func Line(ctx context.Context, dir, file string, line int) (Change, error) {
	at := strconv.Itoa(line)
	cmd := exec.CommandContext(ctx, "git", "blame", "--porcelain", "-L", at+","+at, "--", file)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return Change{}, fmt.Errorf("git blame of %s:%d: %w", file, line, err)
	}
	return parse(string(out))
}

// parse reads the porcelain output of git blame for one line.
func parse(out string) (Change, error) {
	var c Change
	for i, l := range strings.Split(out, "\n") {
		key, value, _ := strings.Cut(l, " ")
		switch {
		case i == 0:
			if len(key) < 40 {
				return c, fmt.Errorf("git blame: unexpected output %q", l)
			}
			if strings.Trim(key, "0") == "" {
				return c, nil // not committed yet
			}
			c.Commit = key[:12]
		case key == "committer-time":
			s, err := strconv.ParseInt(value, 10, 64)
			if err != nil {
				return Change{}, fmt.Errorf("git blame: committer-time: %w", err)
			}
			c.Time = time.Unix(s, 0)
		case strings.HasPrefix(l, "\t"):
			return c, nil
		}
	}
	return c, nil
}
