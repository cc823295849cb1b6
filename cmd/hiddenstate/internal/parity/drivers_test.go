package parity

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// binaries are the drivers, built for the test.
type binaries struct {
	hiddenstate string
	checker     string
	cache       string // of the go command, empty at first: no other run's results are in it
}

var buildOnce = sync.OnceValues(func() (*binaries, error) {
	dir, err := os.MkdirTemp("", "parity-")
	if err != nil {
		return nil, err
	}
	b := &binaries{hiddenstate: filepath.Join(dir, "hiddenstate"), checker: filepath.Join(dir, "multichecker"), cache: filepath.Join(dir, "cache")}
	for bin, pkg := range map[string]string{b.hiddenstate: "../..", b.checker: "./multichecker"} {
		if out, err := exec.Command("go", "build", "-o", bin, pkg).CombinedOutput(); err != nil {
			return nil, &exec.Error{Name: "go build " + pkg + ": " + string(out), Err: err}
		}
	}
	return b, nil
})

// TestMain removes what the tests share.
func TestMain(m *testing.M) {
	status := m.Run()
	if b, err := buildOnce(); err == nil {
		os.RemoveAll(filepath.Dir(b.hiddenstate))
	}
	os.Exit(status)
}

func build(t *testing.T) *binaries {
	t.Helper()
	b, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// line is a finding as a driver prints it.
var line = regexp.MustCompile(`^(\S+?):(\d+):(\d+): (.*\[[a-z]+\])$`)

func (b *binaries) standalone(t *testing.T, dir string) map[finding]bool {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(b.hiddenstate, "./...")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	if code := exitCode(t, cmd); code != 1 || errs.Len() > 0 {
		t.Fatalf("hiddenstate in %s: exit status %d\n%s", dir, code, errs.String())
	}
	have := map[finding]bool{}
	for l := range strings.Lines(out.String()) {
		m := line.FindStringSubmatch(strings.TrimSpace(l))
		if m == nil {
			t.Errorf("hiddenstate prints %q", l)
			continue
		}
		add(t, have, dir, m[1], m[4])
	}
	return have
}

func (b *binaries) multichecker(t *testing.T, dir string) map[finding]bool {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(b.checker, "-json", "./...")
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	if code := exitCode(t, cmd); code != 0 || errs.Len() > 0 {
		t.Fatalf("multichecker in %s: exit status %d\n%s", dir, code, errs.String())
	}
	return parse(t, dir, out.Bytes())
}

// govet returns a run of go vet with the suite in a cache of its own.
func (b *binaries) govet(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", append([]string{"vet", "-vettool=" + b.hiddenstate}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOCACHE="+b.cache, "PWD="+dir)
	return cmd
}

func (b *binaries) vet(t *testing.T, dir string) map[finding]bool {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := b.govet(dir, "-json", "./...")
	cmd.Stdout, cmd.Stderr = &out, &errs
	if code := exitCode(t, cmd); code != 0 {
		t.Fatalf("go vet -json in %s: exit status %d\n%s", dir, code, errs.String())
	}
	return parse(t, dir, out.Bytes())
}
