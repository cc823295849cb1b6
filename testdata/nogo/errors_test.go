package nogo

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A setting that is wrong is told in one line, which names it, and nothing is
// checked. Bazel prints it for the action of the package.
func TestErrors(t *testing.T) {
	w := copied(t, "../services/shop")
	for config, want := range map[string]string{
		`{"severty": "error"}`:    "hiddenstate: unrecognized flag: severty",
		`{"severity": "fatal"}`:   `hiddenstate: invalid value for flag: severity=fatal: unknown severity "fatal": want error, warning or info`,
		`{"kinds": "-sesion"}`:    `hiddenstate: invalid value for flag: kinds=-sesion: unknown kind "sesion"; hiddenstate kinds lists them`,
		`{"models": "own.yml"}`:   "hiddenstate: invalid value for flag: models=own.yml: the value was not made by this version of hiddenstate: make it again with hiddenstate config -flags",
		`{"strict": "sometimes"}`: "hiddenstate: invalid value for flag: strict=sometimes: parse error",
	} {
		bin := build(t, []byte(`{"hiddenstate": {"analyzer_flags": `+config+`}}`))
		cmd := exec.Command(bin, "-p", "example.com/shop", "-importcfg", os.DevNull, "-x", filepath.Join(t.TempDir(), "facts"))
		cmd.Dir = w.dir
		out, err := cmd.CombinedOutput()
		if err == nil || strings.Count(string(out), "\n") != 1 || !strings.HasSuffix(strings.TrimSpace(string(out)), want) {
			t.Errorf("%s: %v\n%s\nwant one line, %s", config, err, out, want)
		}
	}
	if _, err := Build(t.TempDir(), []byte("{\n")); err == nil || !strings.Contains(err.Error(), "failed to unmarshal config file: ") {
		t.Errorf("a broken configuration: %v", err)
	}
}
