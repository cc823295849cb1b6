package load

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/tools/txtar"
)

const app = `
-- go.mod --
module example.com/app

go 1.26.0
-- main.go --
package main

import "example.com/app/store"

func main() { store.Put("a", "b") }
-- store/store.go --
package store

var m = map[string]string{}

func Put(k, v string) { m[k] = v }
-- store/store_test.go --
package store

import "testing"

func TestPut(t *testing.T) { Put("a", "b") }
`

// load unpacks a txtar archive into a new folder and loads it.
func load(t *testing.T, archive string, opt Options) (*Result, error) {
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
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	opt.Dir = filepath.Join(dir, opt.Dir)
	return Load(context.Background(), opt)
}

// paths renders the packages of a result, those that were only imported in
// parentheses.
func paths(r *Result) string {
	var out []string
	for _, p := range r.Packages {
		if p.Target {
			out = append(out, p.Path)
		} else {
			out = append(out, "("+p.Path+")")
		}
	}
	return strings.Join(out, " ")
}

// What the patterns name comes with the source of what it imports from the
// module, and with nothing else.
func TestLoad(t *testing.T) {
	tests := []struct {
		name     string
		dir      string
		patterns []string
		include  []string
		want     string
		whole    bool
	}{
		{"module", "", []string{"./..."}, nil, "example.com/app example.com/app/store", true},
		{"module by path", "", []string{"example.com/app/..."}, nil, "example.com/app example.com/app/store", true},
		{"one package", "", []string{"."}, nil, "example.com/app (example.com/app/store)", false},
		{"a leaf", "", []string{"./store"}, nil, "example.com/app/store", false},
		{"below the root", "store", []string{"./..."}, nil, "example.com/app/store", false},
		{"a file with imports", "", []string{"main.go"}, nil, "example.com/app (example.com/app/store)", false},
		{"a file alone", "", []string{"store/store.go"}, nil, "command-line-arguments", false},
		{"included", "", []string{"./store", "errors"}, []string{"errors"}, "errors example.com/app/store", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := load(t, app, Options{Dir: test.dir, Patterns: test.patterns, Scope: scope.Scope{Include: test.include}})
			if err != nil {
				t.Fatal(err)
			}
			if got := paths(r); got != test.want {
				t.Errorf("packages %s, want %s", got, test.want)
			}
			if r.Whole != test.whole {
				t.Errorf("whole module: %v, want %v", r.Whole, test.whole)
			}
			if len(r.Problems) > 0 {
				t.Errorf("problems: %v", r.Problems)
			}
			if r.Module == nil || r.Module.Path != "example.com/app" {
				if test.name != "a file alone" {
					t.Errorf("main module %v", r.Module)
				}
			}
			for _, p := range r.Packages {
				if p.Types == nil || p.Info == nil || len(p.Files) == 0 {
					t.Errorf("%s came without types or syntax", p.Path)
				}
				for _, f := range p.Files {
					if name := r.Fset.Position(f.Pos()).Filename; strings.HasSuffix(name, "_test.go") {
						t.Errorf("a test was loaded: %s", name)
					}
				}
			}
		})
	}
}

// A package that does not load is left out with one problem; a module of which
// a package was left out is not whole.
func TestLoad_broken(t *testing.T) {
	r, err := load(t, app+"-- broken/a.go --\npackage broken\n\nvar x int = \"\"\n\nvar y = z\n", Options{Patterns: []string{"./..."}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paths(r), "example.com/app example.com/app/store"; got != want {
		t.Errorf("packages %s, want %s", got, want)
	}
	if r.Whole {
		t.Error("the module is called whole")
	}
	if len(r.Problems) != 1 {
		t.Fatalf("problems: %v", r.Problems)
	}
	p := r.Problems[0]
	if p.Package != "example.com/app/broken" || p.Pos != filepath.Join(r.Dir, "broken", "a.go")+":3:13" || !p.Skipped || !p.Unbuilt {
		t.Errorf("problem %+v", p)
	}
	if s := p.String(); strings.Contains(s, "\n") || !strings.HasSuffix(s, "(and 1 more error)") {
		t.Errorf("the problem reads %q", s)
	}
}

// An importer of a package that does not load is analysed as far as its types go.
func TestLoad_importsBroken(t *testing.T) {
	r, err := load(t, app+`
-- broken/a.go --
package broken

func One() int { return 1 }

var y = z
-- user/a.go --
package user

import "example.com/app/broken"

var Two = broken.One() + 1
`, Options{Patterns: []string{"./..."}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paths(r), "example.com/app example.com/app/store example.com/app/user"; got != want {
		t.Errorf("packages %s, want %s; problems %v", got, want, r.Problems)
	}
	if len(r.Problems) != 1 || r.Problems[0].Package != "example.com/app/broken" {
		t.Errorf("problems: %v", r.Problems)
	}
}

// A pattern that matches nothing is a problem beside those that do.
func TestLoad_oneOfTwo(t *testing.T) {
	r, err := load(t, app, Options{Patterns: []string{".", "./nowhere"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paths(r), "example.com/app (example.com/app/store)"; got != want {
		t.Errorf("packages %s, want %s", got, want)
	}
	if len(r.Problems) != 1 || r.Problems[0].Package != "./nowhere" {
		t.Errorf("problems: %v", r.Problems)
	}
}

// A file that its package leaves out cannot be loaded with what it imports.
func TestLoad_constrainedFile(t *testing.T) {
	const tool = "-- tool.go --\n//go:build ignore\n\npackage main\n\nimport \"example.com/app/store\"\n\nfunc main() { store.Put(\"a\", \"b\") }\n"
	r, err := load(t, app+tool, Options{Patterns: []string{"tool.go"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Problems) != 1 || !r.Problems[0].Skipped || filepath.Base(r.Problems[0].Pos) != "tool.go" {
		t.Errorf("problems: %v; packages %s", r.Problems, paths(r))
	}
}

// When nothing is left, the error says why.
func TestLoad_nothing(t *testing.T) {
	tests := []struct {
		name    string
		files   string
		pattern string
		is      error // nil for an *Error
		says    string
	}{
		{"no such folder", app, "./nowhere", ErrNoPackages, "nowhere"},
		{"no Go files", app + "-- web/a.js --\n", "./web/...", ErrNoPackages, "./web/..."},
		{"the standard library", app, "errors", ErrNoSource, "errors"},
		{"go.mod", "-- go.mod --\nmodul a\n-- a.go --\npackage a\n", "./...", nil, "go.mod:1: unknown directive: modul"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.files, Options{Patterns: []string{test.pattern}})
			if err == nil {
				t.Fatal("no error")
			}
			var failed *Error
			if test.is != nil && !errors.Is(err, test.is) || test.is == nil && !errors.As(err, &failed) {
				t.Errorf("error %T: %v, want %v", err, err, test.is)
			}
			if !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q does not say %q on one line", err, test.says)
			}
		})
	}
}

func TestOneLine(t *testing.T) {
	for msg, want := range map[string]string{
		"plain":                              "plain",
		"# example.com/app\na.go:1:1: bad\n": "a.go:1:1: bad",
		"go: errors parsing go.mod:\ngo.mod:1: bad\n":  "errors parsing go.mod: go.mod:1: bad",
		"no module provides x; to add it:\n\tgo get x": "no module provides x; to add it: go get x",
	} {
		if got := oneLine(msg); got != want {
			t.Errorf("oneLine(%q) = %q, want %q", msg, got, want)
		}
	}
}

func TestBefore(t *testing.T) {
	inOrder := []string{"", "a.go", "a.go:2", "a.go:2:1", "a.go:2:10", "a.go:10:1", "b.go:1:1", `c:\b.go:1:1`}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got := before(a, b); got != (i < j) {
				t.Errorf("before(%q, %q) = %v", a, b, got)
			}
		}
	}
}
