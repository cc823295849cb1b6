package parity

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
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

// standalone runs the driver that has the whole program in memory, once for each
// of the services of a module: what one of them does says nothing of another.
func (b *binaries) standalone(t *testing.T, dir string, services []string) map[finding]bool {
	t.Helper()
	outs := make([]bytes.Buffer, len(services))
	var wg sync.WaitGroup
	free := make(chan struct{}, runtime.NumCPU())
	for i, service := range services {
		wg.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			var errs bytes.Buffer
			cmd := exec.Command(b.hiddenstate, "./"+service)
			cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &outs[i], &errs
			err := cmd.Run()
			if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
				t.Errorf("hiddenstate %s: %v\n%s", service, err, errs.String())
			}
		})
	}
	wg.Wait()
	have := map[finding]bool{}
	for i := range outs {
		for l := range strings.Lines(outs[i].String()) {
			m := line.FindStringSubmatch(strings.TrimSpace(l))
			if m == nil {
				t.Errorf("hiddenstate prints %q", l)
				continue
			}
			add(t, have, dir, m[1], m[4])
		}
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
	for l := range strings.Lines(errs.String()) {
		if strings.HasPrefix(l, "hiddenstate: ") { // a package that was left out is no failure to go vet
			t.Error(strings.TrimSpace(l))
		}
	}
	return parse(t, dir, out.Bytes())
}
