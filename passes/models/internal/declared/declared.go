// Package declared lists what the source of a package declares, without type
// checking it: enough to decide whether a name of the data files exists and how
// many parameters it has, and cheap enough to be asked of some two hundred
// modules.
//
// It errs on the side of finding: files of all build constraints count, so a
// name that exists on one platform only is taken to exist, and of a file in a
// newer language version what can be parsed counts.
package declared

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// A Decl is one declaration of a name.
type Decl struct {
	File   string // base name
	Line   int
	Sig    string // the declaration on one line, without bodies and members
	Func   bool   // a function, a method or an interface's method
	Params int    // of a function or a function type
	Method bool   // has a receiver
}

// A Package is the declarations of one directory, by name relative to the
// package: New, T, T.Field, (T).Method, (*T).Method, (I).Method.
type Package map[string][]Decl

// Parse reads the Go files of dir, tests apart.
func Parse(dir string) (Package, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	p := Package{}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, filepath.Join(dir, e.Name()), nil, parser.SkipObjectResolution)
		if f == nil {
			return nil, fmt.Errorf("parsing %s: %w", e.Name(), err)
		}
		r := &reader{pkg: p, fset: fset, file: e.Name()}
		for _, d := range f.Decls {
			r.decl(d)
		}
	}
	return p, nil
}

type reader struct {
	pkg  Package
	fset *token.FileSet
	file string
}

func (r *reader) add(name string, at token.Pos, d Decl) {
	d.File, d.Line = r.file, r.fset.Position(at).Line
	r.pkg[name] = append(r.pkg[name], d)
}

func (r *reader) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			name = receiver(d.Recv.List[0].Type) + "." + name
		}
		sig := &ast.FuncDecl{Recv: d.Recv, Name: d.Name, Type: d.Type}
		r.add(name, d.Name.Pos(), Decl{Sig: r.text(sig), Func: true, Params: d.Type.Params.NumFields(), Method: d.Recv != nil})
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				r.typ(s)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					sig := d.Tok.String() + " " + n.Name
					if s.Type != nil {
						sig += " " + r.text(s.Type)
					}
					r.add(n.Name, n.Pos(), Decl{Sig: sig})
				}
			}
		}
	}
}

func (r *reader) typ(s *ast.TypeSpec) {
	name := s.Name.Name
	sig := "type " + name
	if s.TypeParams != nil {
		sig += r.text(&ast.FuncType{TypeParams: s.TypeParams, Params: &ast.FieldList{}})
		sig = strings.TrimSuffix(strings.Replace(sig, "func[", "[", 1), "()")
	}
	if s.Assign.IsValid() {
		sig += " ="
	}
	switch t := s.Type.(type) {
	case *ast.StructType:
		r.add(name, s.Name.Pos(), Decl{Sig: sig + " struct"})
		for _, f := range t.Fields.List {
			for _, n := range f.Names {
				r.add(name+"."+n.Name, n.Pos(), Decl{Sig: name + "." + n.Name + " " + r.text(f.Type)})
			}
			if f.Names == nil {
				base := embedded(f.Type)
				r.add(name+"."+base, f.Pos(), Decl{Sig: name + "." + base + " " + r.text(f.Type)})
			}
		}
	case *ast.InterfaceType:
		r.add(name, s.Name.Pos(), Decl{Sig: sig + " interface"})
		for _, f := range t.Methods.List {
			ft, ok := f.Type.(*ast.FuncType)
			if !ok {
				continue
			}
			for _, n := range f.Names {
				r.add("("+name+")."+n.Name, n.Pos(), Decl{
					Sig:  name + "." + n.Name + " " + r.text(ft),
					Func: true, Params: ft.Params.NumFields(), Method: true,
				})
			}
		}
	case *ast.FuncType:
		r.add(name, s.Name.Pos(), Decl{Sig: sig + " " + r.text(t), Params: t.Params.NumFields()})
	default:
		r.add(name, s.Name.Pos(), Decl{Sig: sig + " " + r.text(t)})
	}
}

// text prints a node on one line.
func (r *reader) text(n ast.Node) string {
	var b strings.Builder
	if err := (&printer.Config{Mode: printer.RawFormat}).Fprint(&b, token.NewFileSet(), n); err != nil {
		return err.Error() // a strings.Builder does not fail, a node may be beyond the printer
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// receiver returns (T) or (*T).
func receiver(t ast.Expr) string {
	if star, ok := t.(*ast.StarExpr); ok {
		return "(*" + embedded(star.X) + ")"
	}
	return "(" + embedded(t) + ")"
}

// embedded returns the name that an embedded field of type t has.
func embedded(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return embedded(t.X)
	case *ast.ParenExpr:
		return embedded(t.X)
	case *ast.IndexExpr:
		return embedded(t.X)
	case *ast.IndexListExpr:
		return embedded(t.X)
	case *ast.SelectorExpr:
		return t.Sel.Name
	case *ast.Ident:
		return t.Name
	}
	return ""
}
