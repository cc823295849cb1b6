package effects

import (
	"fmt"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// An OpenEntry is an entry point of a package that calls something which only an
// importer of the package can know: an implementation that main binds to an
// interface.
type OpenEntry struct {
	Func      *Func // the function to name; a mere name if it comes from a fact
	Framework string
	Trigger   models.Trigger
	Wrapper   bool
	Routes    []string
	Calls     []*DynCall
}

// EncodeOpen encodes open entries for a fact.
func (p *Program) EncodeOpen(entries []OpenEntry) []byte {
	if len(entries) == 0 {
		return nil
	}
	e := newEncoder(p)
	// The summaries of function values among the arguments are in the other
	// fact, if anywhere.
	e.dataOnly = true
	var body, objects writer
	for _, o := range entries {
		body.uint(e.str(o.Func.Key()))
		body.uint(e.str(o.Func.PkgPath()))
		body.uint(e.str(o.Func.Name()))
		e.position(&body, o.Func.Pos(), o.Func.At())
		body.uint(e.str(o.Framework))
		body.uint(int(o.Trigger))
		body.bool(o.Wrapper)
		body.uint(len(o.Routes))
		for _, r := range o.Routes {
			body.uint(e.str(r))
		}
		e.dyns(&body, o.Calls)
	}
	n := 0
	for ; n < len(e.objectList); n++ {
		e.oneObject(&objects, e.objectList[n])
	}
	var out writer
	out.buf = append(out.buf, factVersion)
	out.stringTable(e.stringList)
	e.typeTable(&out)
	e.cellTable(&out)
	out.uint(n)
	out.buf = append(out.buf, objects.buf...)
	out.uint(len(entries))
	out.buf = append(out.buf, body.buf...)
	return seal(out.buf)
}

// DecodeOpen decodes what EncodeOpen wrote.
func (p *Program) DecodeOpen(data []byte) ([]OpenEntry, error) {
	if len(data) == 0 {
		return nil, nil
	}
	data, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("decoding entry points: %w", err)
	}
	d := &decoder{Program: p, reader: &reader{buf: data}}
	d.strings = d.stringTable()
	d.typeTable()
	d.cellTable()
	for i := range d.count() {
		d.oneObject(d.objectAt(i))
	}
	var out []OpenEntry
	for range d.count() {
		far := &farFunc{key: d.str(), pkg: d.str(), name: d.str(), at: d.position()}
		o := OpenEntry{
			Func:      &Func{far: far, Sum: &Summary{}, callees: map[*Func]bool{}},
			Framework: d.str(), Trigger: models.Trigger(d.uint()), Wrapper: d.bool(),
		}
		for range d.count() {
			o.Routes = append(o.Routes, d.str())
		}
		o.Calls = d.dyns()
		out = append(out, o)
	}
	return out, d.finish()
}

// Resume goes on with an entry point of another package: it makes the calls
// that were open there, as far as this package knows whom they call.
func (p *Program) Resume(o OpenEntry) *Entered {
	pseudo := newPseudo(o.Func)
	f := &frame{Program: p, fn: pseudo, sum: pseudo.Sum}
	for range 3 {
		f.grew = false
		in := newImporter(f, &call{}, o.Func)
		for _, d := range o.Calls {
			f.resolve(in, d)
		}
		if !f.grew {
			break
		}
	}
	return &Entered{Func: o.Func, Effects: f.sum.Effects, IO: f.sum.IO, Callees: pseudo.Callees, Open: f.sum.dyn}
}
