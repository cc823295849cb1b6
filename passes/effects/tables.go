package effects

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// want puts a function of this package into the fact.
func (e *encoder) want(fn *Func) {
	if fn != nil && fn.SSA != nil {
		e.take(fn)
	}
}

// take has a function written, whatever package it is of.
func (e *encoder) take(fn *Func) {
	if !e.wanted[fn] {
		e.wanted[fn] = true
		e.funcs = append(e.funcs, fn)
	}
}

func (e *encoder) str(s string) int {
	i, ok := e.strings[s]
	if !ok {
		i = len(e.stringList)
		e.strings[s] = i
		e.stringList = append(e.stringList, s)
	}
	return i
}

// A typeRef names a type across packages: a named type, or a pointer to one.
type typeRef struct {
	pkg, name string
	pointer   bool
}

// typ returns the number of a type, 0 for one that has no name.
func (e *encoder) typ(t types.Type) int {
	ref, ok := refOf(t)
	if !ok {
		return 0
	}
	key := ref.pkg + "\x00" + ref.name
	if ref.pointer {
		key = "*" + key
	}
	i, ok := e.types[key]
	if !ok {
		e.typeList = append(e.typeList, ref)
		i = len(e.typeList)
		e.types[key] = i
		e.str(ref.pkg)
		e.str(ref.name)
	}
	return i
}

func refOf(t types.Type) (typeRef, bool) {
	if t == nil {
		return typeRef{}, false
	}
	var ref typeRef
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		ref.pointer = true
		t = types.Unalias(p.Elem())
	}
	n, ok := t.(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return typeRef{}, false
	}
	ref.pkg, ref.name = n.Obj().Pkg().Path(), n.Obj().Name()
	return ref, true
}

func (e *encoder) typeTable(w *writer) {
	w.uint(len(e.typeList))
	for _, t := range e.typeList {
		w.uint(e.str(t.pkg))
		w.uint(e.str(t.name))
		w.bool(t.pointer)
	}
}

// cell returns the number of a cell.
func (e *encoder) cell(c *Cell) int {
	i, ok := e.cells[c]
	if !ok {
		i = len(e.cellList)
		e.cells[c] = i
		e.cellList = append(e.cellList, c)
		e.str(c.Pkg)
		e.str(c.Name)
		e.str(e.at(c.Pos, c.At).file)
	}
	return i
}

func (e *encoder) cellTable(w *writer) {
	w.uint(len(e.cellList))
	for _, c := range e.cellList {
		w.uint(int(c.Kind))
		w.uint(e.str(c.Pkg))
		w.uint(e.str(c.Name))
		e.position(w, c.Pos, c.At)
		w.bool(c.holdsReference())
		w.bool(c.carries())
		w.bool(c.generic)
		w.bool(c.OfLockSet())
		w.bool(c.Generated)
		s := c.Shape()
		w.uint(int(s.Container))
		w.uint(int(s.Traits))
		w.bool(s.Any)
		w.uint(int(s.Param))
		w.uint(len(s.Args))
		for _, a := range s.Args {
			w.uint(int(a))
		}
	}
}

// A place is a position in a form that facts share among the sites of a file.
type place struct {
	file      string
	line, col int
}

// at returns the position that a fact has for pos, or for at, which comes from
// another fact.
func (e *encoder) at(pos token.Pos, at string) place {
	if at == "" {
		p := e.Fset.Position(pos)
		return place{p.Filename, p.Line, p.Column}
	}
	p := place{file: at}
	p.file, p.col = cutNumber(p.file)
	p.file, p.line = cutNumber(p.file)
	return p
}

// cutNumber splits "file:12" in two.
func cutNumber(s string) (string, int) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil {
		return s, 0
	}
	return s[:i], n
}

func (e *encoder) position(w *writer, pos token.Pos, at string) {
	p := e.at(pos, at)
	w.uint(e.str(p.file))
	w.uint(p.line)
	w.uint(p.col)
}
