package effects

import (
	"fmt"
	"go/types"
	"slices"
)

// A Survey says what a package, and its imports, do with the variables that
// their functions change, as far as the summaries of these functions do not: who
// reads them, and what runs beside the requests. Importers need it to judge
// variables that only their requests change.
type Survey struct {
	// Readers are the functions that lead to reads, in the order of their keys.
	Readers []Reader
	Reads   []*Glance // all reads that are known
	Doings  []Doing
	Inboxes []*Inbox
	// Brief are types of which requests make all objects that are known.
	Brief []*types.TypeName
}

// A Glance is a read of a variable in another package.
type Glance struct {
	Cell *Cell
	Site *Site
	Use  uint8 // what the value is good for; the numbers are the writer's business
}

// A Reader is a function with the reads that calling it leads to.
type Reader struct {
	Key   string // see Func.Key
	Reads []*Glance
}

// A Doing is one thing that code beside the requests does to a variable.
type Doing struct {
	Effect  *Effect
	Outside bool // the code also reaches outside the process
}

// An Inbox is a place beside the requests that takes values out of a channel,
// with what becomes of them.
type Inbox struct {
	Channel *Cell
	Key     string // of the function; see Func.Key
	At      Receiver
	IO      IOSet // what is reached outside the process for each value
	Calls   bool  // functions are called that came through the channel
	Spawned bool  // the function runs in a goroutine of its own
	Effects []*Effect
	Reads   []*Glance // of the code that handles a value
}

// empty reports whether there is nothing that an importer could want to know.
func (s *Survey) empty() bool {
	return len(s.Readers)+len(s.Reads)+len(s.Doings)+len(s.Inboxes)+len(s.Brief) == 0
}

// EncodeSurvey encodes a survey for a fact. Equal surveys have equal bytes.
func (p *Program) EncodeSurvey(s *Survey) []byte {
	if s.empty() {
		return nil
	}
	e := newEncoder(p)
	e.dataOnly = true // as for open entry points
	number := make(map[*Glance]int, len(s.Reads))
	var body, objects writer
	glances := func(reads []*Glance) {
		list := make([]int, len(reads))
		for i, g := range reads {
			list[i] = number[g]
		}
		slices.Sort(list)
		body.uint(len(list))
		last := 0
		for _, n := range list {
			body.uint(n - last)
			last = n
		}
	}
	body.uint(len(s.Reads))
	for i, g := range s.Reads {
		number[g] = i
		body.uint(e.cell(g.Cell))
		e.site(&body, g.Site)
		body.bool(g.Site.Decides())
		body.uint(int(g.Use))
	}
	body.uint(len(s.Readers))
	for _, r := range s.Readers {
		body.uint(e.str(r.Key))
		glances(r.Reads)
	}
	body.uint(len(s.Doings))
	for _, d := range s.Doings {
		e.effect(&body, d.Effect)
		body.bool(d.Outside)
	}
	body.uint(len(s.Inboxes))
	for _, in := range s.Inboxes {
		body.uint(e.cell(in.Channel))
		body.uint(e.str(in.Key))
		e.site(&body, in.At.Site)
		body.uint(in.At.Case)
		body.uint(int(in.IO))
		body.bool(in.Calls)
		body.bool(in.Spawned)
		body.uint(len(in.Effects))
		for _, f := range in.Effects {
			e.effect(&body, f)
		}
		glances(in.Reads)
	}
	body.uint(len(s.Brief))
	for _, t := range s.Brief {
		body.uint(e.typ(t.Type()))
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
	out.buf = append(out.buf, body.buf...)
	return seal(out.buf)
}

// DecodeSurvey decodes what EncodeSurvey wrote.
func (p *Program) DecodeSurvey(data []byte) (*Survey, error) {
	s := &Survey{}
	if len(data) == 0 {
		return s, nil
	}
	data, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("decoding a survey: %w", err)
	}
	d := &decoder{Program: p, reader: &reader{buf: data}}
	d.strings = d.stringTable()
	d.typeTable()
	d.cellTable()
	for i := range d.count() {
		d.oneObject(d.objectAt(i))
	}
	for range d.count() {
		g := &Glance{Cell: d.cell(), Site: d.newSite()}
		g.Site.decides = d.bool()
		g.Use = uint8(d.uint())
		s.Reads = append(s.Reads, d.glance(g))
	}
	glances := func() []*Glance {
		var out []*Glance
		n := 0
		for range d.count() {
			n += d.uint()
			if g := at(d.reader, s.Reads, n); g != nil {
				out = append(out, g)
			}
		}
		return out
	}
	for range d.count() {
		s.Readers = append(s.Readers, Reader{d.str(), glances()})
	}
	for range d.count() {
		s.Doings = append(s.Doings, Doing{d.effect(), d.bool()})
	}
	for range d.count() {
		in := &Inbox{Channel: d.cell(), Key: d.str(), At: Receiver{d.site(), d.uint()}, IO: IOSet(d.uint()), Calls: d.bool(), Spawned: d.bool()}
		for range d.count() {
			in.Effects = append(in.Effects, d.effect())
		}
		in.Reads = glances()
		s.Inboxes = append(s.Inboxes, in)
	}
	for range d.count() {
		if n, ok := types.Unalias(d.typ()).(*types.Named); ok {
			s.Brief = append(s.Brief, n.Obj())
		}
	}
	return s, d.finish()
}

// glance returns the read that another fact may have told of already.
func (d *decoder) glance(g *Glance) *Glance {
	key := glanceKey{g.Cell, g.Site.At, g.Use}
	if old := d.far.glances[key]; old != nil {
		return old
	}
	d.far.glances[key] = g
	return g
}

type glanceKey struct {
	cell *Cell
	at   string
	use  uint8
}

// FuncAt returns the function of the given key, nil if neither the program nor
// the facts that it has decoded describe it.
func (p *Program) FuncAt(key string) *Func {
	if p.far == nil {
		return nil
	}
	return p.far.funcs[key]
}

// Modular reports whether the program is one package, of whose importers nothing
// is known.
func (p *Program) Modular() bool { return p.modular }
