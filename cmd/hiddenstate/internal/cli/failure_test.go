package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
)

// A bug shows one line; the stack is in the file that the line names.
func TestProtect(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} {
		t.Setenv(name, dir)
	}
	_, err := protect(func() (*standalone.Analysis, error) { panic("no such cell\nand more") })
	if err == nil {
		t.Fatal("a panic was no error")
	}
	if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "no such cell") || strings.Contains(err.Error(), "goroutine") {
		t.Errorf("the error reads %q", err)
	}
	files, globErr := filepath.Glob(filepath.Join(dir, "hiddenstate-panic-*.txt"))
	if globErr != nil || len(files) != 1 || !strings.Contains(err.Error(), files[0]) {
		t.Fatalf("files %v; the error %q names one", files, err)
	}
	text, readErr := os.ReadFile(files[0])
	if readErr != nil {
		t.Fatal(readErr)
	}
	for _, want := range []string{"hiddenstate ", "no such cell\nand more", "TestProtect"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the file does not say %q:\n%s", want, text)
		}
	}
}

func TestMisplaced(t *testing.T) {
	for pattern, want := range map[string]string{
		"audit": "audit", "check": "check", "./audit": "", "./...": "", "example.com/audit": "",
	} {
		if got := misplaced([]string{"./x", pattern}); got != want {
			t.Errorf("misplaced(./x %s) = %q, want %q", pattern, got, want)
		}
	}
}
