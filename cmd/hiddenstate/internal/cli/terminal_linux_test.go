package cli_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// A report is coloured on a terminal, unless its user does not want that.
func TestColor(t *testing.T) {
	dir := write(t, stateful)
	tests := []struct {
		name string
		env  []string
		want bool
	}{
		{"terminal", []string{"TERM=xterm"}, true},
		{"NO_COLOR", []string{"TERM=xterm", "NO_COLOR=1"}, false},
		{"dumb terminal", []string{"TERM=dumb"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			controller, terminal := openTerminal(t)
			cmd := exec.CommandContext(t.Context(), tool, "audit")
			cmd.Dir, cmd.Stdout, cmd.Env = dir, terminal, append(environment(), test.env...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			terminal.Close()
			// The read fails with EIO when the program has closed the terminal.
			var out strings.Builder
			io.Copy(&out, controller)
			if err := cmd.Wait(); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "app.users") {
				t.Fatalf("no report: %q", out.String())
			}
			if got := strings.Contains(out.String(), "\x1b["); got != test.want {
				t.Errorf("coloured: %v, want %v", got, test.want)
			}
		})
	}

	t.Run("not a terminal", func(t *testing.T) {
		if r := run(t, dir, []string{"TERM=xterm"}, "audit"); strings.Contains(r.stdout, "\x1b") || !strings.Contains(r.stdout, "app.users") {
			t.Errorf("audit prints %q", r.stdout)
		}
	})
}

// openTerminal makes a pseudo-terminal and returns both its ends.
func openTerminal(t *testing.T) (controller, terminal *os.File) {
	t.Helper()
	controller, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { controller.Close() })
	var unlock, number uint32
	for _, call := range []struct {
		request uintptr
		arg     *uint32
	}{{syscall.TIOCSPTLCK, &unlock}, {syscall.TIOCGPTN, &number}} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, controller.Fd(), call.request, uintptr(unsafe.Pointer(call.arg))); errno != 0 {
			t.Fatal(errno)
		}
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return controller, terminal
}
