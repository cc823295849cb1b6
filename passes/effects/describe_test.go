package effects

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A describer writes down everything of a summary that a fact promises to
// carry, in words that do not depend on the program that it is in. Objects and
// function values are numbered as they are met and described once, so that
// shared and circular references are compared, too.
type describer struct {
	*Program
	b        strings.Builder
	objects  map[*Object]int
	closures map[*Closure]int
}

// describe returns the description of a function.
func describe(p *Program, fn *Func) string {
	d := &describer{Program: p, objects: map[*Object]int{}, closures: map[*Closure]int{}}
	d.function(fn)
	return d.b.String()
}

func (d *describer) line(format string, args ...any) {
	fmt.Fprintf(&d.b, format+"\n", args...)
}

func (d *describer) where(pos token.Pos, at string) string {
	if p := d.Fset.Position(pos); at == "" && p.IsValid() {
		return p.String()
	}
	return at
}

func (d *describer) function(fn *Func) {
	recv := ""
	if fn.recv != nil {
		recv = fn.recv.Pkg().Path() + "." + fn.recv.Name()
	}
	d.line("%s | %s | %s at %s, %d parameters, carries %b, receiver %s", fn.Key(), fn.PkgPath(), fn.Name(), d.where(fn.Pos(), fn.At()), fn.nparams, fn.carry, recv)
	if fn.Handler != nil {
		d.line("handler of %s, %d", fn.Handler.Framework, fn.Handler.Trigger)
	}
	s := fn.Sum
	for i := range s.Results {
		d.line("result %s from %s", d.values(s.Results[i]), d.prov(s.ResultProv[i]))
	}
	for _, p := range s.Out {
		d.line("out %s", d.prov(p))
	}
	d.line("io %b", s.IO)
	for _, e := range s.Effects {
		d.effect(e)
	}
	for _, st := range s.stores {
		d.line("store %s := %s", d.value(st.place), d.values(st.vals))
	}
	for _, c := range s.dyn {
		if c.Method != nil && typeName(c.Method.Signature().Recv().Type()) == "" {
			continue // of an interface without a name, which no importer can look up
		}
		d.line("call %s", d.dyn(c))
	}
	for _, in := range s.inits {
		d.line("init %s from %s", d.cell(in.Cell), d.prov(in.Prov))
	}
}

func (d *describer) effect(e *Effect) {
	reach := e.Reach
	if e.Op == OpLock {
		reach = d.Section(e).IO
	}
	state := ""
	if e.State != nil {
		state = fmt.Sprintf("%+v", *e.State)
	}
	var chain []string
	for _, fn := range Chain(e) {
		chain = append(chain, fn.PkgPath()+" "+fn.Name())
	}
	d.line("%s %s at %s key %s value %s async %v once %v reach %b depth %d case %d state %s chain %q",
		e.Op, d.value(e.Place), d.site(e.Site), d.prov(e.Key), d.prov(e.Val), e.Async, e.Once, reach, e.Depth, e.Case, state, chain)
}

func (d *describer) site(s *Site) string {
	return fmt.Sprintf("%s in %s %s patterns %b stores %b", d.where(s.Pos, s.At), s.Func.PkgPath(), s.Func.Name(), s.Patterns(), s.Stored)
}

func (d *describer) dyn(c *DynCall) string {
	method := ""
	if c.Method != nil {
		method = typeName(c.Method.Signature().Recv().Type()) + " " + c.Method.Name()
	}
	out := fmt.Sprintf("%s of %s at %s async %v once %v", method, d.value(c.Callee), d.site(c.Site), c.Async, c.Once)
	for i := range c.Args {
		out += fmt.Sprintf(" with %s from %s", d.values(c.Args[i]), d.prov(c.Prov[i]))
	}
	return out
}

func (d *describer) prov(p Provenance) string {
	out := fmt.Sprintf("%b/%b/%b", p.Set, p.Params, p.Derived)
	if p.fields != nil {
		var refs []string // their order is that in which a program meets the paths
		for _, r := range p.fields.refs {
			refs = append(refs, fmt.Sprintf(" %d%s/%v", r.bit, d.path(r.path), r.derived))
		}
		slices.Sort(refs)
		out += strings.Join(refs, "")
	}
	return out
}

func (d *describer) path(p *Path) string {
	out := ""
	for _, c := range p.Cells() {
		out += " . " + d.cell(c)
	}
	return out
}

func (d *describer) cell(c *Cell) string {
	return fmt.Sprintf("%d %s at %s ref %v carries %v generic %v %+v", c.Kind, c, d.where(c.Pos, c.At), c.holdsReference(), c.carries(), c.generic, c.Shape())
}

func (d *describer) values(vs Values) string {
	var out []string
	for _, v := range vs {
		if c, ok := v.Root.(*Closure); ok && c.Func == nil {
			continue // a library's function, which importers know by models
		}
		out = append(out, d.value(v))
	}
	return "{" + strings.Join(out, ", ") + "}"
}

func (d *describer) value(v Value) string {
	var root string
	switch r := v.Root.(type) {
	case *Cell:
		root = d.cell(r)
	case *Object:
		root = d.object(r)
	case *Closure:
		root = d.closure(r)
	case Instance:
		root = "instance of " + typeName(r.Type.Type())
	case Outer:
		root = fmt.Sprintf("parameter %d of %s", r.Index, r.Func.Key())
	default:
		root = fmt.Sprintf("%T %v", r, r)
	}
	return fmt.Sprintf("%s%s held %v dynamic %s", root, d.path(v.Path), v.Held, typeName(v.Dyn))
}

func (d *describer) object(o *Object) string {
	if n, ok := d.objects[o]; ok {
		return fmt.Sprintf("object %d", n)
	}
	n := len(d.objects)
	d.objects[o] = n
	made := ""
	if o.Made != nil {
		made = fmt.Sprintf("%s %s at %s", o.Made.Model.Key, model(o.Made.Model), d.where(o.Made.Pos, o.Made.At))
	}
	out := fmt.Sprintf("object %d of %s named %q from %s made by %s [", n, typeName(o.Type), o.Name, d.prov(o.prov), made)
	for _, f := range o.fields {
		out += fmt.Sprintf("%s: %s from %s; ", d.path(f.path), d.values(f.vals), d.prov(f.prov))
	}
	for _, p := range o.public {
		out += "public at " + d.value(p.at) + "; "
	}
	return out + "]"
}

func (d *describer) closure(c *Closure) string {
	if n, ok := d.closures[c]; ok {
		return fmt.Sprintf("function value %d", n)
	}
	n := len(d.closures)
	d.closures[c] = n
	out := fmt.Sprintf("function value %d of %s bound %v once %v to %s [", n, c.Func.Key(), c.Bound, c.Once, d.values(c.Recv))
	for _, vs := range c.Free {
		out += d.values(vs) + "; "
	}
	return out + "]"
}

// typeName names a type in a way that all programs share, "" if it has no name.
func typeName(t types.Type) string {
	ref, ok := refOf(t)
	if !ok {
		return ""
	}
	if ref.pointer {
		return "*" + ref.pkg + "." + ref.name
	}
	return ref.pkg + "." + ref.name
}

// model identifies what the models say of a call by the rows of their tables.
func model(m *models.Model) string {
	return fmt.Sprint(m.Registrations, m.States, m.Sources, m.Behaviours)
}
