//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What go vet says decides the exit status: it knows but one for findings and
// for all that goes wrong, and none for a package that the tool leaves out.
func TestVetStatus(t *testing.T) {
	const (
		finding  = "main.go:5:5: users keeps a map in this process's memory: ...; keep it in the database [globalstate]\n"
		internal = "hiddenstate: internal error of hiddenstatecells: no such cell at cells/cells.go:7; package example.com/service is left out; please report it\n"
		fetched  = "go: downloading golang.org/x/text v0.43.0\n"
		broken   = "main.go:9:2: undefined: x\n"
	)
	for name, test := range map[string]struct {
		says   string
		exit   string
		args   []string
		status int
	}{
		"nothing":                       {"", "0", nil, 0},
		"nothing, modules fetched":      {fetched, "0", nil, 0},
		"findings":                      {"# example.com/service\n" + finding, "1", nil, 1},
		"findings, modules fetched":     {fetched + finding, "1", nil, 1},
		"trouble":                       {broken, "1", nil, 2},
		"trouble, allowed":              {broken, "1", []string{"-allow-errors"}, 0},
		"findings and trouble":          {finding + broken, "1", nil, 2},
		"findings and trouble, allowed": {finding + broken, "1", []string{"-allow-errors"}, 1},
		"a package left out":            {internal, "0", nil, 2},
		"a package left out, allowed":   {internal, "0", []string{"-allow-errors"}, 0},
		"findings and a package left":   {finding + internal, "1", nil, 2},
		"related positions":             {finding + "main.go:7:2: \tmap write here\n", "1", nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			bin := t.TempDir()
			script := "#!/bin/sh\ncat <<'EOF' >&2\n" + test.says + "EOF\nexit " + test.exit + "\n"
			if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o777); err != nil {
				t.Fatal(err)
			}
			path := "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")
			r := run(t, write(t, stateless), []string{path}, append([]string{"vet"}, test.args...)...)
			if r.status != test.status {
				t.Errorf("exit status %d, want %d\n%s%s", r.status, test.status, r.stdout, r.stderr)
			}
			if !strings.Contains(r.stderr, strings.TrimSpace(test.says)) {
				t.Errorf("what go vet says is not passed on:\n%s", r.stderr)
			}
		})
	}
}
