//go:build unix

package cli_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hiddenstate/hiddenstate/passes/kind"
)

// The README's commands do what it says, its excerpts are what they print, and
// its table and links are complete.
func TestReadme(t *testing.T) {
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)

	// Run by whoever reads the README, and not here: one is what runs this test,
	// the other needs a released version.
	elsewhere := []string{
		"go test ./...",
		"go install github.com/hiddenstate/hiddenstate/cmd/hiddenstate@latest",
	}
	var commands []string
	for _, block := range fenced(text, "sh") {
		for command := range strings.Lines(block) {
			commands = append(commands, strings.TrimSpace(command))
		}
	}
	if len(commands) < len(elsewhere)+2 {
		t.Fatalf("%d commands: %q", len(commands), commands)
	}
	for _, c := range elsewhere {
		if !slices.Contains(commands, c) {
			t.Errorf("the README does not say %q", c)
		}
	}
	service := filepath.Join(t.TempDir(), "shop") // what commands write stays out of the checkout
	if err := os.CopyFS(service, os.DirFS(filepath.Join(root, "testdata", "services", "shop"))); err != nil {
		t.Fatal(err)
	}
	for _, c := range commands {
		if slices.Contains(elsewhere, c) {
			continue
		}
		t.Run(c, func(t *testing.T) { shell(t, root, service, c) })
	}

	// Whoever has read this page only gets findings in each of the ways: two by
	// commands of the page, two by pages that it leads to, whose files the tests of
	// testdata/golangci and testdata/nogo run on the sample.
	t.Run("ways", func(t *testing.T) {
		for _, c := range []string{"hiddenstate ./...", "hiddenstate audit ./...", "hiddenstate vet ./...", "go vet -vettool=$(which hiddenstate) ./..."} {
			if !slices.Contains(commands, c) {
				t.Errorf("the README does not say %q", c)
			}
		}
		for _, page := range []string{"configuration", "golangci-lint", "nogo", "ci", "report", "caveats"} {
			if link := "(docs/" + page + ".md)"; !strings.Contains(text, link) {
				t.Errorf("the README does not lead to %s", link)
			}
		}
	})

	t.Run("settings", func(t *testing.T) {
		settings := fenced(text, "yaml")
		if len(settings) != 1 {
			t.Fatalf("%d files of settings", len(settings))
		}
		dir := t.TempDir()
		writeFiles(t, dir, map[string]string{
			"go.mod":           "module example.com/service\n",
			".hiddenstate.yml": settings[0],
			"models.yml":       blocks(t, "configuration.md", "yaml")[1],
		})
		r := run(t, dir, nil, "config")
		if r.status != 0 || strings.Count(r.stdout, ".hiddenstate.yml:") < 3 {
			t.Errorf("exit status %d\n%s%s", r.status, r.stdout, r.stderr)
		}
	})

	excerpts := fenced(text, "console")
	if len(excerpts) == 0 {
		t.Error("the README shows no output")
	}
	for _, block := range excerpts {
		lines := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
		command, ok := strings.CutPrefix(lines[0], "$ ")
		if !ok {
			t.Errorf("an excerpt does not begin with its command: %q", lines[0])
			continue
		}
		t.Run("output of "+command, func(t *testing.T) { isExcerpt(t, lines[1:], shell(t, root, service, command)) })
	}

	t.Run("kinds", func(t *testing.T) {
		var listed []string
		for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\|").FindAllStringSubmatch(text, -1) {
			listed = append(listed, m[1])
		}
		var want []string
		for _, k := range kind.All() {
			want = append(want, k.Name)
		}
		if !slices.Equal(listed, want) {
			t.Errorf("the table lists\n%v, the kinds are\n%v", listed, want)
		}
	})

	t.Run("links", func(t *testing.T) {
		for _, m := range regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`).FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Error(err)
			}
		}
	})
}

// fenced returns the contents of the fenced blocks of a language.
func fenced(text, language string) []string {
	var blocks []string
	for _, m := range regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		if m[1] == language {
			blocks = append(blocks, m[2])
		}
	}
	return blocks
}

// shell runs a command of the README and returns its standard output. What
// names a path of the checkout runs at its root, all else in a copy of the sample
// service with the program in PATH. Findings are no failure, problems are; what
// looks for findings finds some.
func shell(t *testing.T, root, service, command string) string {
	t.Helper()
	dir := root
	if !strings.Contains(command, "./cmd/hiddenstate") {
		dir = service
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(environment(), "PATH="+filepath.Dir(tool)+string(os.PathListSeparator)+os.Getenv("PATH"))
	r := finish(t, cmd)
	if r.status != 0 && r.status != 1 {
		t.Errorf("exit status %d", r.status)
	}
	written := ""
	if m := regexp.MustCompile(` -o (\S+)`).FindStringSubmatch(command); m != nil {
		data, err := os.ReadFile(filepath.Join(dir, m[1]))
		if err != nil {
			t.Error(err)
		}
		written = string(data)
	}
	if r.stdout+written == "" && !strings.Contains(r.stderr, "[session]") {
		t.Error("no output")
	}
	if strings.HasSuffix(command, "./...") && !strings.Contains(r.stdout+r.stderr+written, "Manager.sessions") {
		t.Errorf("the sessions are not found:\n%s%s", r.stdout, r.stderr)
	}
	if regexp.MustCompile(`(?m)^(hiddenstate|sh|go): `).MatchString(r.stderr) {
		t.Errorf("problems:\n%s", r.stderr)
	}
	return r.stdout
}

// isExcerpt checks that lines stand in a text in their order, without gaps but
// where a line is "…".
func isExcerpt(t *testing.T, lines []string, text string) {
	t.Helper()
	rest := strings.Split(text, "\n")
	gap := false
	for _, l := range lines {
		if l == "…" {
			gap = true
			continue
		}
		i := slices.Index(rest, l)
		if i < 0 || i > 0 && !gap {
			at := "nothing"
			if len(rest) > 0 && !gap {
				at = rest[0]
			}
			t.Fatalf("the output does not have the line\n%s\nbut\n%s", l, at)
		}
		rest, gap = rest[i+1:], false
	}
}
