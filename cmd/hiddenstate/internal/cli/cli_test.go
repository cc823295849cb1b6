package cli_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// tool is the program under test, built once by TestMain.
var tool string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "hiddenstate-cli-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	tool = filepath.Join(dir, "hiddenstate")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", tool, "../..").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building hiddenstate: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// A result is what a run of the program left behind.
type result struct {
	status         int
	stdout, stderr string
}

// run runs the program in dir. The environment is that of the test without what
// would change the answers, then env.
func run(t *testing.T, dir string, env []string, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool, args...)
	cmd.Dir = dir
	cmd.Env = append(environment(), env...)
	return finish(t, cmd)
}

// environment is the environment of the test without the settings of the person
// who runs it.
func environment() []string {
	var env []string
	for _, kv := range os.Environ() {
		name, _, _ := strings.Cut(kv, "=")
		switch name {
		case "GOFLAGS", "GOWORK", "GO111MODULE", "NO_COLOR", "TERM":
		default:
			env = append(env, kv)
		}
	}
	return append(env, "GOWORK=off", "GOFLAGS=", "GO111MODULE=")
}

// finish runs a command to its end.
func finish(t *testing.T, cmd *exec.Cmd) result {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", cmd, err)
	}
	return result{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// write unpacks a txtar archive into a new folder.
func write(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// failure checks that a run failed as bad input does: status 2, nothing on
// standard output, and one line on standard error that holds all of want.
func (r result) failure(t *testing.T, want ...string) {
	t.Helper()
	if r.status != 2 {
		t.Errorf("exit status %d, want 2", r.status)
	}
	if r.stdout != "" {
		t.Errorf("standard output is not empty:\n%s", r.stdout)
	}
	r.oneLine(t, want...)
}

// oneLine checks that standard error is one line of the program's that holds
// all of want.
func (r result) oneLine(t *testing.T, want ...string) {
	t.Helper()
	if !strings.HasPrefix(r.stderr, "hiddenstate: ") || strings.Count(r.stderr, "\n") != 1 {
		t.Errorf("standard error is not one line of hiddenstate's:\n%s", r.stderr)
	}
	for _, w := range want {
		if !strings.Contains(r.stderr, w) {
			t.Errorf("standard error does not contain %q:\n%s", w, r.stderr)
		}
	}
}

// stateful is a service that keeps a table of users in memory: one error.
const stateful = `
-- go.mod --
module example.com/app

go 1.26.0
-- main.go --
package main

import "net/http"

var users = map[string]string{}

func main() {
	http.HandleFunc("POST /users", func(w http.ResponseWriter, r *http.Request) {
		users[r.FormValue("name")] = r.FormValue("mail")
	})
	http.HandleFunc("GET /users", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(users[r.FormValue("name")]))
	})
	http.ListenAndServe(":8080", nil)
}
`

// found is the line that check prints for it, in part.
const found = "main.go:5:5: users keeps "

// stateless is a service that keeps nothing.
const stateless = `
-- go.mod --
module example.com/app

go 1.26.0
-- main.go --
package main

import "net/http"

func main() {
	http.HandleFunc("GET /echo", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(r.FormValue("text")))
	})
	http.ListenAndServe(":8080", nil)
}
`

// library is a module that serves nothing itself.
const library = `
-- go.mod --
module example.com/lib

go 1.26.0
-- lib.go --
package lib

var names = map[string]string{}

func Remember(id, name string) { names[id] = name }

func Recall(id string) string { return names[id] }
`
