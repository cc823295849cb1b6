package models_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/catalogue"
	"github.com/hiddenstate/hiddenstate/passes/models/internal/declared"
)

var (
	resolve = flag.Bool("resolve", false,
		"download every module that the data was checked against, some 300, and look all names up there; "+
			"takes ten seconds with a warm module cache, a few minutes without, and about 1 GB")
	update = flag.Bool("update", false, "with -resolve, rewrite verified and sig in the data files")
)

const std = "std"

// TestResolve looks up every name of the data in the source that it was checked
// against: those of the standard library always, those of modules with -resolve.
// Modules that cannot be downloaded are listed.
func TestResolve(t *testing.T) {
	c := load(t)
	r := newResolver()
	want := func(module string) bool { return modulePath(module) == std }
	if *resolve {
		r.dirs = download(t, modulesOf(c))
		want = func(string) bool { return true }
	}
	r.dirs[std] = filepath.Join(goroot(t), "src")
	r.all(c, want)
	for _, m := range slices.Sorted(maps.Keys(r.missing)) {
		t.Logf("not to be downloaded: %s (%d symbols)", m, r.missing[m])
	}
	t.Logf("%d symbols of %d modules resolved", r.found, len(r.seen))
	if *update {
		r.rewrite(t)
	}
	r.report(t)
}

// A resolver looks names up in the source of their modules.
type resolver struct {
	dirs    map[string]string           // module to directory
	modules map[string]string           // import path to module
	parsed  map[string]declared.Package // by directory
	seen    map[string]bool             // modules with a resolved symbol
	missing map[string]int              // modules without a directory
	found   int
	errs    []string
	changed map[string]map[int]catalogue.Symbol // file and line to what should stand there
}

func newResolver() *resolver {
	return &resolver{
		dirs: map[string]string{}, modules: map[string]string{}, parsed: map[string]declared.Package{},
		seen: map[string]bool{}, missing: map[string]int{}, changed: map[string]map[int]catalogue.Symbol{},
	}
}

// all resolves every row whose module is wanted.
func (r *resolver) all(c *catalogue.Catalogue, want func(module string) bool) {
	learn(r, c.Entrypoints)
	learn(r, c.States)
	learn(r, c.Sources)
	learn(r, c.Behaviours)
	learn(r, c.Types)
	learn(r, c.Moves)
	each(r, c.Entrypoints, want, true, func(row catalogue.Row[catalogue.Entrypoint], d declared.Decl) {
		e := row.Entry
		for _, x := range []catalogue.Index{e.Handler, e.Route, e.Method} {
			r.index(row.Where, row.ID, d, x)
		}
		if e.Params != nil && len(e.Params) != d.Params && !strings.Contains(d.Sig, " = ") {
			r.errorf("%s: %s has %d parameters, params has %d", row.Where, row.ID, d.Params, len(e.Params))
		}
	})
	each(r, c.States, want, true, func(row catalogue.Row[catalogue.State], d declared.Decl) {
		for _, args := range row.Entry.Args {
			for _, a := range args {
				r.index(row.Where, row.ID, d, a.Index)
			}
		}
	})
	for _, ref := range c.References {
		m := r.moduleOf(ref.Import)
		if m == "" {
			r.errorf("%s: no entry says which module %s is of", ref.Where, ref.Import)
		} else if want(m) {
			r.lookup(ref.Where, ref.Import, m, ref.ID)
		}
	}
	each(r, c.Sources, want, false, func(row catalogue.Row[catalogue.Source], d declared.Decl) {
		r.index(row.Where, row.ID, d, row.Entry.Name)
		r.index(row.Where, row.ID, d, row.Entry.Out)
	})
	each(r, c.Behaviours, want, false, func(row catalogue.Row[catalogue.Behaviour], d declared.Decl) {
		e := row.Entry
		for _, p := range []catalogue.Place{e.On, e.Key, e.Value, e.Alias, e.Call} {
			r.index(row.Where, row.ID, d, p.Index)
			if p.Receiver && !d.Method && !strings.HasSuffix(row.ID, "*") {
				r.errorf("%s: %s has no receiver", row.Where, row.ID)
			}
		}
	})
	each(r, c.Types, want, false, func(row catalogue.Row[catalogue.Type], d declared.Decl) {
		if !strings.HasPrefix(d.Sig, "type ") {
			r.errorf("%s: %s is no type", row.Where, row.ID)
		}
	})
	each(r, c.Moves, want, true, func(catalogue.Row[catalogue.MoveLibrary], declared.Decl) {})
}

// learn notes which module each import path belongs to.
func learn[E any](r *resolver, rows []catalogue.Row[E]) {
	for _, row := range rows {
		if row.Module != "" {
			r.modules[row.Import] = row.Module
		}
	}
}

// each resolves the symbols of rows and hands those found to check. Rows that
// are not in the source by name, generated functions and driver names, are
// passed over.
func each[E any](r *resolver, rows []catalogue.Row[E], want func(string) bool, exact bool, check func(catalogue.Row[E], declared.Decl)) {
	for _, row := range rows {
		if strings.HasPrefix(row.ID, ":") || strings.HasPrefix(row.ID, "driver:") {
			continue
		}
		if row.Module == "" {
			r.errorf("%s: %s has no module", row.Where, row.Import)
			continue
		}
		if !want(row.Module) {
			continue
		}
		imp, id := row.Import, row.ID
		if strings.Contains(id, "/") {
			imp, id = catalogue.Split(id)
		}
		decls := r.lookup(row.Where, imp, row.Module, id)
		if len(decls) == 0 {
			continue
		}
		check(row, decls[0])
		if exact {
			r.compare(row.Where, imp, row.Module, row.Symbol, decls)
		}
	}
}

// lookup returns the declarations of a name, and notes an error if there are
// none in a module that is there.
func (r *resolver) lookup(where, imp, module, id string) []declared.Decl {
	path := modulePath(module)
	key := module
	if path == std {
		key = std
	}
	root, ok := r.dirs[key]
	if !ok {
		r.missing[module]++
		return nil
	}
	dir := filepath.Join(root, filepath.FromSlash(below(imp, path)))
	pkg, ok := r.parsed[dir]
	if !ok {
		var err error
		if pkg, err = declared.Parse(dir); err != nil {
			r.errorf("%s: %v", where, err)
		}
		r.parsed[dir] = pkg
	}
	if all, ok := strings.CutSuffix(id, ".*"); ok { // all methods of a type
		id = strings.Trim(all, "(*)")
	}
	decls := pkg[id]
	if prefix, ok := strings.CutSuffix(id, "*"); ok { // all functions of the package, or those with a prefix
		for name := range pkg {
			if strings.HasPrefix(name, prefix) {
				decls = []declared.Decl{{}}
			}
		}
	}
	if len(decls) == 0 {
		r.errorf("%s: %s does not declare %s", where, imp, id)
		return nil
	}
	r.found++
	r.seen[module] = true
	return decls
}

func (r *resolver) index(where, id string, d declared.Decl, x catalogue.Index) {
	if x.Set && d.Func && x.N >= d.Params {
		r.errorf("%s: %s has %d parameters, none with index %d", where, id, d.Params, x.N)
	}
}

// compare holds verified and sig against the declarations.
func (r *resolver) compare(where, imp, module string, s catalogue.Symbol, decls []declared.Decl) {
	if modulePath(module) == std && module != std+"@"+runtime.Version() {
		return // the lines are those of another release
	}
	dir := below(imp, modulePath(module))
	for _, d := range decls {
		if s.Verified == position(dir, d) && s.Sig == d.Sig {
			return
		}
	}
	s.Verified, s.Sig = position(dir, decls[0]), decls[0].Sig
	file, _, _ := strings.Cut(where, ":")
	if r.changed[file] == nil {
		r.changed[file] = map[int]catalogue.Symbol{}
	}
	r.changed[file][s.Line] = s
	if !*update {
		r.errorf("%s: %s is declared at %s as %s", where, s.ID, s.Verified, s.Sig)
	}
}

func (r *resolver) errorf(format string, args ...any) {
	r.errs = append(r.errs, fmt.Sprintf(format, args...))
}

func (r *resolver) report(t *testing.T) {
	slices.Sort(r.errs)
	for _, e := range slices.Compact(r.errs) {
		t.Error(e)
	}
	if r.found == 0 {
		t.Error("nothing was looked up")
	}
}

// rewrite puts verified and sig as found into the data files. A symbol stands
// on a line of its own there.
func (r *resolver) rewrite(t *testing.T) {
	for file, symbols := range r.changed {
		name := filepath.Join("data", file)
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(src), "\n")
		for n, s := range symbols {
			line := lines[n-1]
			end := strings.LastIndexByte(line, '}')
			for _, key := range []string{", verified: ", ", sig: "} {
				if i := strings.Index(line, key); i >= 0 {
					end = min(end, i)
				}
			}
			lines[n-1] = fmt.Sprintf("%s, verified: %s, sig: %s}", line[:end], s.Verified, quote(s.Sig))
		}
		if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// quote is JSON's quoting, which YAML shares, without its escapes for HTML.
func quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always has a JSON form
	}
	return strings.TrimSpace(b.String())
}

func position(dir string, d declared.Decl) string {
	return strings.TrimPrefix(fmt.Sprintf("%s/%s:%d", dir, d.File, d.Line), "/")
}

// below returns the directory of an import path below its module's root.
func below(imp, module string) string {
	if module == std {
		return imp
	}
	return strings.TrimPrefix(strings.TrimPrefix(imp, module), "/")
}

func modulePath(module string) string {
	path, _, _ := strings.Cut(module, "@")
	return path
}

// moduleOf returns the module of an import path that some package of the data
// has, or the known module with the longest path that contains it.
func (r *resolver) moduleOf(imp string) string {
	if m, ok := r.modules[imp]; ok {
		return m
	}
	best := ""
	for _, m := range r.modules {
		p := modulePath(m)
		if strings.HasPrefix(imp+"/", p+"/") && len(p) > len(modulePath(best)) {
			best = m
		}
	}
	return best
}

func modulesOf(c *catalogue.Catalogue) []string {
	set := map[string]bool{}
	add := func(m string) {
		if m != "" && modulePath(m) != std {
			set[m] = true
		}
	}
	for _, r := range c.Entrypoints {
		add(r.Module)
	}
	for _, r := range c.States {
		add(r.Module)
	}
	for _, r := range c.Sources {
		add(r.Module)
	}
	for _, r := range c.Behaviours {
		add(r.Module)
	}
	for _, r := range c.Types {
		add(r.Module)
	}
	for _, r := range c.Moves {
		add(r.Module)
	}
	return slices.Sorted(maps.Keys(set))
}

// download brings modules into the module cache and returns the directories of
// those that could be had.
func download(t *testing.T, modules []string) map[string]string {
	cmd := exec.Command("go", append([]string{"mod", "download", "-json"}, modules...)...)
	cmd.Dir = t.TempDir() // outside any module, so that no go.mod is touched
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) { // it fails if one module does
		t.Fatalf("go mod download: %v", err)
	}
	dirs := map[string]string{}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var m struct{ Path, Query, Version, Dir string }
		if err := dec.Decode(&m); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("go mod download: %v\n%s", err, stderr.Bytes())
		}
		if m.Dir != "" {
			dirs[m.Path+"@"+m.Version] = m.Dir
			dirs[m.Path+"@"+m.Query] = m.Dir // as the data has it, for a commit
		}
	}
	return dirs
}

func goroot(t *testing.T) string {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatalf("go env GOROOT: %v", err)
	}
	return strings.TrimSpace(string(out))
}

func load(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
