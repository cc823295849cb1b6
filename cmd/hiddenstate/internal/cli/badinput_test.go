package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Bad input gives one line that says what is wrong and what to do, and status 2.
func TestBadInput(t *testing.T) {
	tests := []struct {
		name  string
		files string
		env   []string
		args  string
		want  []string
	}{
		{name: "no module", files: "-- main.go --\npackage main\n", args: "", want: []string{"not in a Go module", "no go.mod", "-C DIR"}},
		{name: "no module, audit", files: "-- main.go --\npackage main\n", args: "audit", want: []string{"not in a Go module", "no go.mod", "-C DIR"}},
		{name: "no such folder", files: stateless, args: "-C nowhere", want: []string{"-C:", "nowhere", "no such file"}},
		{name: "no folder", files: stateless, args: "audit -C main.go", want: []string{"-C:", "main.go is not a directory"}},
		{name: "no such package", files: stateless, args: "./nowhere", want: []string{"no packages match ./nowhere", "go list"}},
		{name: "no package below", files: stateless, args: "audit ./nowhere/...", want: []string{"no packages match ./nowhere/...", "go list"}},
		{name: "no such import path", files: stateless, args: "nowhere", want: []string{"no packages match nowhere", "begins with ./"}},
		{name: "standard library", files: stateless, args: "net/http", want: []string{"net/http", "-include=PATH"}},
		{name: "command after flags", files: stateless, args: "-tags x audit ./...", want: []string{"audit is a command", "hiddenstate audit [flags]"}},
		{name: "bad go.mod", files: "-- go.mod --\nmodul x\n-- a.go --\npackage a\n", args: "", want: []string{"go.mod:1: unknown directive: modul"}},
		{name: "unknown flag", files: stateless, args: "-colour", want: []string{"-colour", "hiddenstate check -h"}},
		{name: "unknown flag of audit", files: stateless, args: "audit -colour", want: []string{"-colour", "hiddenstate audit -h"}},
		{name: "flag without value", files: stateless, args: "-tags", want: []string{"-tags", "hiddenstate check -h"}},
		{name: "unknown kind", files: stateless, args: "-kinds=session,globals", want: []string{`-kinds: unknown kind "globals"`, "hiddenstate kinds"}},
		{name: "unknown severity", files: stateless, args: "-severity=fatal", want: []string{`-severity: unknown severity "fatal"`, "error, warning or info"}},
		{name: "unknown entry", files: stateless, args: "-entry=all", want: []string{`-entry: unknown value "all"`, "exported"}},
		{name: "unknown format", files: stateless, args: "audit -format=xml", want: []string{`-format: unknown format "xml"`, "text", "json"}},
		{name: "unknown threshold", files: stateless, args: "audit -fail-on=any", want: []string{`-fail-on: unknown severity "any"`}},
		{name: "no instances", files: stateless, args: "audit -instances=0", want: []string{"-instances: 0"}},
		{name: "many instances", files: stateless, args: "audit -instances=many", want: []string{"many", "-instances", "audit -h"}},
		{name: "explain nothing", files: stateless, args: "explain", want: []string{"hiddenstate kinds"}},
		{name: "explain unknown", files: stateless, args: "explain globals", want: []string{`unknown kind "globals"`, "hiddenstate kinds"}},
		{name: "kinds of something", files: stateless, args: "kinds all", want: []string{"no arguments"}},
		{name: "version of something", files: stateless, args: "version all", want: []string{"no arguments"}},
		{name: "output in no folder", files: stateless, args: "audit -o nowhere/report.txt", want: []string{"-o:", "nowhere", "make the folder"}},
		{name: "output is a folder", files: stateless, args: "audit -o .", want: []string{"-o:", "is a directory"}},
		{name: "output below a file", files: stateless, args: "audit -o main.go/report.txt", want: []string{"-o:", "main.go"}},
		{name: "no configuration", files: stateless, args: "vet.cfg", want: []string{"vet.cfg", "no such file", "go vet -vettool"}},
		{name: "empty configuration", files: "-- vet.cfg --\n", args: "vet.cfg", want: []string{"vet.cfg is not a configuration file of go vet", "go vet -vettool"}},
		{name: "foreign configuration", files: "-- app.cfg --\n[server]\nport = 80\n", args: "app.cfg", want: []string{"app.cfg is not a configuration file of go vet", "go vet -vettool"}},
		{name: "foreign object", files: "-- app.cfg --\n{\"port\": 80}\n", args: "-json app.cfg", want: []string{"app.cfg is not a configuration file of go vet", "go vet -vettool"}},
		{name: "no go command", files: stateless, env: []string{"PATH=" + os.DevNull}, args: "", want: []string{"go command", "PATH"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			run(t, write(t, test.files), test.env, strings.Fields(test.args)...).failure(t, test.want...)
		})
	}
}

// A package that does not load is named with the place and the remedy; the
// rest is analysed, and the status is 2 unless that is allowed.
func TestDoesNotLoad(t *testing.T) {
	const typed = "-- broken/a.go --\npackage broken\n\nfunc one() int { return \"1\" }\n\nvar two = three\n"
	embedded := func(body string) string {
		return "-- web/a.go --\npackage web\n\nimport \"embed\"\n\n//go:embed dist/*\nvar Files embed.FS\n" + body
	}
	const missing = "-- broken/a.go --\npackage broken\n\nimport \"example.org/nowhere\"\n\nvar X = nowhere.X\n"
	tests := []struct {
		name  string
		files string
		env   []string
		want  []string
	}{
		{"type errors", typed, nil, []string{"broken/a.go:3:25: example.com/app/broken: cannot use \"1\"", "(and 1 more error)", "left out"}},
		{"syntax error", "-- broken/a.go --\npackage broken\n\nfunc {\n", nil, []string{"broken/a.go:3:6: example.com/app/broken: ", "left out"}},
		{"two packages in a folder", "-- broken/a.go --\npackage broken\n-- broken/b.go --\npackage other\n", nil, []string{"broken/b.go:1:1: example.com/app/broken: package other; expected package broken", "left out"}},
		{"nothing to embed", embedded(""), nil, []string{"web/a.go:5:12: example.com/app/web: pattern dist/*: no matching files found", "analysed without it"}},
		{"module not required", missing, nil, []string{"broken/a.go:3:8: example.com/app/broken: no required module provides package example.org/nowhere", "go get example.org/nowhere"}},
		{"module not to be had", missing, []string{"GOFLAGS=-mod=mod", "GOPROXY=off"}, []string{"broken/a.go:3:8: example.com/app/broken: cannot find module providing package example.org/nowhere", "GOPROXY=off"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, stateful+test.files)

			r := run(t, dir, test.env)
			if r.status != 2 {
				t.Errorf("check: exit status %d, want 2", r.status)
			}
			if !strings.HasPrefix(r.stdout, found) {
				t.Errorf("check: the rest was not analysed: %q", r.stdout)
			}
			r.oneLine(t, append(test.want, "-allow-errors")...)

			r = run(t, dir, test.env, "-allow-errors")
			if r.status != 1 {
				t.Errorf("check -allow-errors: exit status %d, want 1", r.status)
			}
			r.oneLine(t, test.want...)

			r = run(t, dir, test.env, "audit", "-fail-on=error")
			if r.status != 2 || !strings.Contains(r.stdout, "app.users") {
				t.Errorf("audit: exit status %d, want 2, with the findings of the rest:\n%s", r.status, r.stdout)
			}
			r.oneLine(t, append(test.want, "-allow-errors")...)

			r = run(t, dir, test.env, "audit", "-allow-errors", "-fail-on=error")
			if r.status != 1 {
				t.Errorf("audit -allow-errors -fail-on=error: exit status %d, want 1", r.status)
			}
		})
	}

	t.Run("the code beside a missing file is analysed", func(t *testing.T) {
		dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.26.0\n"+
			embedded("\nvar hits = map[string]int{}\n\n//hiddenstate:entry GET /\nfunc Serve(path string) int { hits[path]++; return hits[path] }\n"))
		r := run(t, dir, nil, "-allow-errors")
		if r.status != 1 || !strings.HasPrefix(r.stdout, "web/a.go:8:5: hits keeps ") {
			t.Errorf("exit status %d, output %q; want the finding", r.status, r.stdout)
		}
	})

	t.Run("clean but broken", func(t *testing.T) {
		dir := write(t, stateless+typed)
		if r := run(t, dir, nil); r.status != 2 || r.stdout != "" {
			t.Errorf("check: exit status %d, output %q; want 2 and nothing", r.status, r.stdout)
		}
		if r := run(t, dir, nil, "-allow-errors"); r.status != 0 {
			t.Errorf("check -allow-errors: exit status %d, want 0", r.status)
		}
		if r := run(t, dir, nil, "audit"); strings.Contains(r.stdout, "stateless") {
			t.Errorf("audit calls a module stateless of which a part was left out:\n%s", r.stdout)
		}
	})

	t.Run("nothing but broken", func(t *testing.T) {
		dir := write(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.26.0\n"+typed)
		run(t, dir, nil).failure(t, "broken/a.go:3:25:", "left out")
	})

	t.Run("a pattern among others", func(t *testing.T) {
		r := run(t, write(t, stateful), nil, ".", "./nowhere")
		if r.status != 2 || !strings.HasPrefix(r.stdout, found) {
			t.Errorf("exit status %d, output %q; want 2 and the finding", r.status, r.stdout)
		}
		r.oneLine(t, "./nowhere", "directory not found")
	})
}

// A report is written as a whole, or what was there stays.
func TestOutputFile(t *testing.T) {
	const old = "the report of last week\n"
	read := func(t *testing.T, name string) string {
		t.Helper()
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	only := func(t *testing.T, dir string, names ...string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, e := range entries {
			have = append(have, e.Name())
		}
		if strings.Join(have, " ") != strings.Join(names, " ") {
			t.Errorf("the folder holds %v, want %v", have, names)
		}
	}
	setup := func(t *testing.T) (dir, report string) {
		dir = t.TempDir()
		report = filepath.Join(dir, "report.txt")
		if err := os.WriteFile(report, []byte(old), 0o640); err != nil {
			t.Fatal(err)
		}
		return dir, report
	}

	t.Run("replaced", func(t *testing.T) {
		dir, report := setup(t)
		r := run(t, write(t, stateful), nil, "audit", "-o", report)
		if r.status != 0 || r.stdout != "" || r.stderr != "" {
			t.Errorf("%+v, want status 0 and no output", r)
		}
		if text := read(t, report); !strings.Contains(text, "app.users") || strings.Contains(text, old) {
			t.Errorf("the report reads:\n%s", text)
		}
		if st, err := os.Stat(report); err != nil || st.Mode().Perm() != 0o640 {
			t.Errorf("mode %v, error %v; want that of the old file", st.Mode(), err)
		}
		only(t, dir, "report.txt")
	})

	t.Run("kept when the analysis fails", func(t *testing.T) {
		dir, report := setup(t)
		run(t, write(t, stateful), nil, "audit", "-o", report, "./nowhere").failure(t, "./nowhere")
		if text := read(t, report); text != old {
			t.Errorf("the old report became:\n%s", text)
		}
		only(t, dir, "report.txt")
	})

	t.Run("a link stays a link", func(t *testing.T) {
		dir, report := setup(t)
		link := filepath.Join(dir, "latest.txt")
		if err := os.Symlink("report.txt", link); err != nil {
			t.Fatal(err)
		}
		run(t, write(t, stateful), nil, "audit", "-o", link)
		if st, err := os.Lstat(link); err != nil || st.Mode()&os.ModeSymlink == 0 {
			t.Errorf("the link became %v, error %v", st.Mode(), err)
		}
		if text := read(t, report); !strings.Contains(text, "app.users") {
			t.Errorf("the file behind the link reads:\n%s", text)
		}
	})
}
