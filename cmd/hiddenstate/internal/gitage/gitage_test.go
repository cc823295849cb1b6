package gitage

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func TestLine(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(),
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
			"GIT_AUTHOR_DATE=2026-04-20T10:00:00Z", "GIT_COMMITTER_DATE=2026-04-20T10:00:00Z",
			"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	file := filepath.Join(dir, "a.go")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q")
	write("one\ntwo\n")
	git("add", ".")
	git("commit", "-q", "-m", "first")
	write("one\ntwo\nthree\n")

	got, err := Line(context.Background(), dir, "a.go", 2)
	if err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2026, 4, 20, 10, 0, 0, 0, time.UTC); !got.Time.Equal(want) {
		t.Errorf("time = %v, want %v", got.Time.UTC(), want)
	}
	if len(got.Commit) != 12 {
		t.Errorf("commit = %q, want 12 digits", got.Commit)
	}
	if got, err := Line(context.Background(), dir, "a.go", 3); err != nil || got.Commit != "" {
		t.Errorf("uncommitted line: %+v, %v; want no commit", got, err)
	}
	if _, err := Line(context.Background(), dir, "a.go", 99); err == nil {
		t.Error("a line that does not exist has an age")
	}
	if _, err := Line(context.Background(), t.TempDir(), "a.go", 1); err == nil {
		t.Error("a file outside a repository has an age")
	}
}

func TestParseRejects(t *testing.T) {
	for _, s := range []string{"", "fatal: no", "0123456789012345678901234567890123456789 1 1 1\ncommitter-time x\n"} {
		if _, err := parse(s); err == nil {
			t.Errorf("parse(%q) succeeds", s)
		}
	}
}
