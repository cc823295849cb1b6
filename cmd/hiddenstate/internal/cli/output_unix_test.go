//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Output that cannot be written is a failure and not a clean result.
func TestUnwritableOutput(t *testing.T) {
	dir := write(t, stateful)
	for _, cmd := range []string{"check", "audit"} {
		t.Run(cmd, func(t *testing.T) {
			// Writing to a file that is open for reading fails.
			closed, err := os.Open(filepath.Join(dir, "go.mod"))
			if err != nil {
				t.Fatal(err)
			}
			defer closed.Close()
			var errs strings.Builder
			c := exec.CommandContext(t.Context(), tool, cmd)
			c.Dir, c.Env, c.Stdout, c.Stderr = dir, environment(), closed, &errs
			c.Run()
			result{c.ProcessState.ExitCode(), "", errs.String()}.failure(t, "writing the ")
		})
	}
}

// A report for a pipe goes into it; the pipe is not replaced by a file.
func TestPipeOutput(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	// Opened for both ways, the pipe has a reader from the start, and the test
	// does not wait for a program that writes elsewhere.
	f, err := os.OpenFile(pipe, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := run(t, write(t, stateful), nil, "audit", "-o", pipe)
	if r.status != 0 || r.stdout != "" || r.stderr != "" {
		t.Errorf("%+v, want status 0 and no output", r)
	}
	if st, err := os.Lstat(pipe); err != nil || st.Mode()&os.ModeNamedPipe == 0 {
		t.Fatalf("the pipe became %v, error %v", st.Mode(), err)
	}
	if err := f.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 1<<16)
	n, err := f.Read(buf)
	if err != nil || !strings.Contains(string(buf[:n]), "app.users") {
		t.Errorf("the pipe holds %q, error %v", buf[:n], err)
	}
}
