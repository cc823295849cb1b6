package effects

import (
	"fmt"
	"go/types"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A Fact carries the summaries of a package to the packages that import it, and
// what the package puts into variables that importers can see.
//
// It hangs on the package, because drivers that go package by package show
// facts only of direct imports, and a summary is complete in itself: it names
// no function that an importer would have to look up elsewhere. Only functions
// that importers can reach, and that do something, are in it.
type Fact struct {
	// Data is the encoded form; see [Program.Encode]. It has no positions of
	// any file set and no map, so equal packages have equal bytes.
	Data []byte
}

// AFact marks the type for the analysis framework.
func (*Fact) AFact() {}

// String renders the fact for tests of the framework.
func (f *Fact) String() string { return fmt.Sprintf("effects(%d bytes)", len(f.Data)) }

// factVersion is the first byte of the encoded form.
const factVersion = 4

// Encode returns the fact of the package that the program analyses.
func (p *Program) Encode() *Fact {
	e := newEncoder(p)
	for _, fn := range p.Funcs {
		if fn.SSA != nil && fn.Obj != nil && (fn.Obj.Exported() || fn.recv != nil) && !fn.Sum.trivial() {
			e.want(fn)
		}
	}
	e.lend()
	var funcs, nodes, objects, closures writer
	fn, obj, cl := 0, 0, 0
	drain := func() {
		// What is written mentions further functions, objects and function values.
		for fn < len(e.funcs) || obj < len(e.objectList) || cl < len(e.closeList) {
			for ; fn < len(e.funcs); fn++ {
				e.function(&funcs, e.funcs[fn])
			}
			for ; obj < len(e.objectList); obj++ {
				e.oneObject(&objects, e.objectList[obj])
			}
			for ; cl < len(e.closeList); cl++ {
				e.oneClosure(&closures, e.closeList[cl])
			}
		}
	}
	drain()
	count := e.nodes(&nodes)
	drain()
	if fn == 0 && count == 0 {
		return &Fact{}
	}
	var out writer
	out.buf = append(out.buf, factVersion)
	out.stringTable(e.stringList)
	e.typeTable(&out)
	e.cellTable(&out)
	for _, part := range []struct {
		n int
		w *writer
	}{{obj, &objects}, {cl, &closures}, {fn, &funcs}, {count, &nodes}} {
		out.uint(part.n)
		out.buf = append(out.buf, part.w.buf...)
	}
	return &Fact{Data: seal(out.buf)}
}

// trivial reports whether callers lose nothing without the summary.
func (s *Summary) trivial() bool {
	if len(s.Effects)+len(s.dyn)+len(s.stores)+len(s.registrations)+len(s.inits) > 0 || s.IO != 0 {
		return false
	}
	for i := range s.Results {
		if len(s.Results[i]) > 0 || s.ResultProv[i] != (Provenance{}) && s.ResultProv[i].Set != origin.Constant {
			return false
		}
	}
	for _, p := range s.Out {
		if p != (Provenance{}) {
			return false
		}
	}
	return true
}

// An encoder writes one fact. Strings, types, cells, objects and function
// values are written once and referred to by number.
type encoder struct {
	*Program
	strings    map[string]int
	stringList []string
	types      map[string]int
	typeList   []typeRef
	cells      map[*Cell]int
	cellList   []*Cell
	objects    map[*Object]int
	objectList []*Object
	closures   map[*Closure]int
	closeList  []*Closure
	funcs      []*Func
	wanted     map[*Func]bool
	dataOnly   bool // function values stay behind
}

func newEncoder(p *Program) *encoder {
	return &encoder{
		Program:  p,
		strings:  map[string]int{},
		types:    map[string]int{},
		cells:    map[*Cell]int{},
		objects:  map[*Object]int{},
		closures: map[*Closure]int{},
		wanted:   map[*Func]bool{},
	}
}

// nodes writes what variables can hold, for variables that importers see or
// fill: cells, and parameters of functions that importers call.
func (e *encoder) nodes(w *writer) int {
	var list []*flowNode
	for _, fn := range e.Funcs {
		if fn.SSA == nil {
			continue
		}
		for _, n := range fn.params {
			if e.wanted[fn] && len(targets(n)) > 0 {
				list = append(list, n)
			}
		}
	}
	var names []string
	for name, c := range e.Program.cells.byName {
		if c.node.cell != nil && (len(c.node.types)+len(c.node.closures)+len(c.node.made) > 0 || c.node.prov != 0 || len(targets(&c.node)) > 0) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		list = append(list, &e.Program.cells.byName[name].node)
	}
	f := &frame{Program: e.Program, fn: newPseudo(nil)}
	f.sum = f.fn.Sum
	for _, n := range list {
		w.bool(n.cell != nil)
		if n.cell != nil {
			w.uint(e.cell(n.cell))
		} else {
			w.uint(e.str(n.param.Key()))
			w.uint(n.index)
		}
		w.uint(int(n.prov))
		var named []types.Type
		for _, t := range n.types {
			if e.typ(t) != 0 {
				named = append(named, t)
			}
		}
		w.uint(len(named))
		for _, t := range named {
			w.uint(e.typ(t))
		}
		var vals Values
		for _, c := range n.closures {
			vals.add(Value{Root: f.detach(c)})
		}
		for _, o := range n.made {
			vals.add(Value{Root: o})
		}
		e.values(w, vals)
		to := targets(n)
		w.uint(len(to))
		for _, c := range to {
			w.uint(e.cell(c))
		}
	}
	return len(list)
}

// targets returns the cells into which everything in n comes, by any way.
func targets(n *flowNode) []*Cell {
	var out []*Cell
	seen := map[*flowNode]bool{n: true}
	var walk func(n *flowNode)
	walk = func(n *flowNode) {
		for _, t := range n.to {
			if seen[t] {
				continue
			}
			seen[t] = true
			if t.cell != nil {
				out = append(out, t.cell)
			}
			walk(t)
		}
	}
	walk(n)
	return out
}
