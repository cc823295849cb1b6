package effects

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"testing"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

// A unit is one package, analysed by itself and with the facts of its imports,
// as go vet and nogo do it.
type unit struct {
	path  string
	types *types.Package
	form  *ssa.Package
	prog  *Program
	fact  *Fact
}

// A tree is the packages of a module in the order of their imports.
type tree struct {
	units  []*unit
	byPath map[string]*unit
	table  *models.Table
}

// writeModule writes files, by slash-separated name, into a new module
// example.com/m and returns its folder.
func writeModule(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	files["go.mod"] = "module example.com/m\n\ngo 1.26.0\n"
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load loads the packages of the module in dir, in the order of their imports.
func load(t *testing.T, dir string) []*packages.Package {
	t.Helper()
	cfg := &packages.Config{Dir: dir, Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles |
		packages.NeedImports | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedSyntax}
	pkgs, err := packages.Load(cfg, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("%s does not load", dir)
	}
	byPath := map[string]*packages.Package{}
	for _, p := range pkgs {
		byPath[p.PkgPath] = p
	}
	var out []*packages.Package
	seen := map[string]bool{}
	var visit func(p *packages.Package)
	visit = func(p *packages.Package) {
		if p == nil || seen[p.PkgPath] {
			return
		}
		seen[p.PkgPath] = true
		for _, path := range sortedKeys(p.Imports) {
			visit(byPath[path])
		}
		out = append(out, p)
	}
	for _, path := range sortedKeys(byPath) {
		visit(byPath[path])
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// analyse analyses the packages one by one. order changes the order of a
// package's files; nil leaves them in the order of their names.
func analyse(t *testing.T, pkgs []*packages.Package, order func([]string)) *tree {
	t.Helper()
	tr := &tree{byPath: map[string]*unit{}, table: models.NewTable(nil)}
	fset := token.NewFileSet()
	for _, p := range pkgs {
		u := check(t, fset, tr, p, order)
		tr.units = append(tr.units, u)
		tr.byPath[u.path] = u
	}
	return tr
}

// check parses and type-checks a package once more, with its files in the given
// order, and analyses it.
func check(t *testing.T, fset *token.FileSet, tr *tree, p *packages.Package, order func([]string)) *unit {
	t.Helper()
	names := slices.Sorted(slices.Values(p.CompiledGoFiles))
	if order != nil {
		order(names)
	}
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, imp := range p.Types.Imports() {
		known[imp.Path()] = imp
	}
	for path, u := range tr.byPath {
		known[path] = u.types
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: importerFunc(func(path string) (*types.Package, error) {
		if pkg := known[path]; pkg != nil {
			return pkg, nil
		}
		return nil, fmt.Errorf("%s is not among the imports of %s", path, p.PkgPath)
	})}
	pkg, err := conf.Check(p.PkgPath, fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	built, errs := ssaform.Build(fset, []ssaform.Source{{Types: pkg, Files: files, Info: info}})
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	u := &unit{path: p.PkgPath, types: pkg, form: built[0]}
	u.prog = tr.importing(t, fset, pkg)
	u.prog.Add(built[0], nil)
	if err := u.prog.Solve(context.Background()); err != nil {
		t.Fatal(err)
	}
	u.fact = viaGob(t, u.prog.Encode())
	return u
}

// importing returns an empty program for pkg that has decoded the facts of its imports.
func (tr *tree) importing(t *testing.T, fset *token.FileSet, pkg *types.Package) *Program {
	t.Helper()
	prog := NewModularProgram(fset, tr.table, pkg, func(q *types.Package) bool { return q == pkg || tr.byPath[q.Path()] != nil })
	for _, imp := range slices.SortedFunc(slices.Values(pkg.Imports()), byPath) {
		u := tr.byPath[imp.Path()]
		if u == nil {
			continue
		}
		if err := prog.Decode(u.fact); err != nil {
			t.Fatalf("%s imports %s: %v", pkg.Path(), u.path, err)
		}
	}
	return prog
}

func byPath(a, b *types.Package) int { return bytes.Compare([]byte(a.Path()), []byte(b.Path())) }

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// viaGob sends a fact the way that drivers send it.
func viaGob(t *testing.T, f *Fact) *Fact {
	t.Helper()
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(f); err != nil {
		t.Fatalf("gob: %v", err)
	}
	out := new(Fact)
	if err := gob.NewDecoder(&buf).Decode(out); err != nil {
		t.Fatalf("gob: %v", err)
	}
	if !bytes.Equal(out.Data, f.Data) {
		t.Fatalf("gob changes a fact of %d bytes into one of %d", len(f.Data), len(out.Data))
	}
	return out
}

// shop is the sample service, in which every mechanism of the analysis is needed.
const shop = "../../testdata/services/shop"

func (u *unit) String() string { return fmt.Sprintf("%s (%d bytes)", u.path, len(u.fact.Data)) }
