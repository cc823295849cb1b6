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

// An interrupt ends the program with status 2 and one line, and leaves nothing
// half done.
func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{{"check"}, {"audit", "-o", "report.txt"}} {
		t.Run(args[0], func(t *testing.T) {
			dir := write(t, stateful)
			// A go command that never answers, and says that it was started.
			bin := t.TempDir()
			started := filepath.Join(bin, "started")
			script := "#!/bin/sh\n: >" + started + "\nexec sleep 100\n"
			if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o777); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), tool, args...)
			cmd.Dir = dir
			cmd.Env = append(environment(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
			var out, errs strings.Builder
			cmd.Stdout, cmd.Stderr = &out, &errs
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			timeout := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
			defer timeout.Stop()
			for {
				if _, err := os.Stat(started); err == nil {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			cmd.Wait()
			if ws, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || ws.Signaled() {
				t.Fatalf("the program was killed: %v", cmd.ProcessState)
			}
			result{cmd.ProcessState.ExitCode(), out.String(), errs.String()}.failure(t, "interrupted")
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 2 {
				t.Errorf("the folder holds %v, error %v; want go.mod and main.go", entries, err)
			}
		})
	}
}
