package classify

import (
	"go/types"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// A Case is one cell with everything that can be said of it. Rules look at the
// case and at nothing else.
type Case struct {
	*cells.Cell
	prog    *effects.Program
	eval    *consteval.Evaluator
	removes map[*entrypoints.Point]bool // entry points whose requests remove temporary files
	bridges *bridges                    // nil if the program subscribes to no broker
	files   *fileReaders                // who reads files
	logouts []*entrypoints.Point        // entry points that sign out and change nothing here
	Shape   shape.Shape

	Ops      map[effects.Op]bool // what requests do
	Keys     origin.Set          // where the keys of their writes come from
	Looked   origin.Set          // where the keys of their look-ups come from
	Vals     origin.Set          // where the values come from
	Patterns effects.Pattern     // around their writes
	States   []*models.State     // what libraries say of the objects used or held
	Reach    effects.IOSet       // of goroutines started
	Words    []string            // of the cell's and its types' names

	Once      bool // every write is under a sync.Once
	Lazy      bool // every write fills what was found empty, with nothing of the request in it
	ReadBack  bool // a request reads what a request wrote
	OnlyLogs  bool // reads go to logs and metrics only
	Drained   bool // background code takes out what requests put in
	Emptied   bool // background code takes everything at once
	Refreshed bool // background code replaces the content
	Expires   bool // entries carry a time that is compared with the clock
}

// Cases returns the cases of all cells of a program.
func Cases(res *cells.Result) []*Case {
	out := make([]*Case, len(res.Cells))
	for i, c := range res.Cells {
		out[i] = newCase(c, res.Program)
	}
	removes := temporaryRemovers(out)
	logouts := emptyLogouts(res)
	bridges := newBridges(res)
	files := newFileReaders(res)
	for _, k := range out {
		k.bridges = bridges
		k.files = files
		k.removes = removes
		k.eval = res.Eval
		k.logouts = logouts
	}
	return out
}

func newCase(c *cells.Cell, prog *effects.Program) *Case {
	k := &Case{prog: prog, Cell: c, Shape: c.Shape(), Ops: map[effects.Op]bool{}}
	once, lazy, writes := true, true, 0
	for _, a := range c.Accesses {
		e := a.Effect
		k.Ops[e.Op] = true
		k.Keys |= e.Key.Set
		k.Reach |= e.Reach
		if e.State != nil && !slices.Contains(k.States, e.State) {
			k.States = append(k.States, e.State)
		}
		if !e.Op.Writes() {
			continue
		}
		writes++
		p := e.Site.Patterns()
		k.Patterns |= p
		if e.Op != effects.OpDelete && e.Op != effects.OpReset {
			k.Vals |= e.Val.Set
			once = once && e.Once
			lazy = lazy && (p.Has(effects.Lazy) && !(e.Key.Set | e.Val.Set).Has(origin.Request))
		}
	}
	k.libraries()
	k.content()
	for _, a := range c.Looks {
		k.Looked |= a.Effect.Key.Set
	}
	k.Once = once && writes > 0
	k.Lazy = lazy && writes > 0 && k.Shape.Container != shape.Map && k.Shape.Container != shape.List && k.Shape.Container != shape.Number
	k.background()
	k.reads()
	k.Expires = k.Patterns.Has(effects.Timed) || k.readsTimed()
	k.Words = words(c.Name, typeName(k))
	for _, in := range c.Inner {
		if isPart(in) || k.inElement(in) {
			continue
		}
		k.Words = append(k.Words, words(in.Name)...)
	}
	return k
}

// isPart reports whether a cell inside another holds one plain value, whose name
// says nothing of the whole.
func isPart(in *effects.Cell) bool {
	switch in.Shape().Container {
	case shape.Number, shape.Flag, shape.Text, shape.Time:
		return true
	}
	return false
}

// inElement reports whether a cell inside a map is a collection that each of its
// values has: what is collected there says nothing of the map.
func (k *Case) inElement(in *effects.Cell) bool {
	if k.Type == nil {
		return false
	}
	m, ok := k.Type.Underlying().(*types.Map)
	if !ok || ownerName(in.Name) != namedType(m.Elem()) {
		return false
	}
	switch in.Shape().Container {
	case shape.Map, shape.List, shape.Channel:
		return true
	}
	return false
}

// content completes the shape where the declared type says little: what is in
// a container of anything is what requests put there, and an object of a library
// that is used like a map is one.
func (k *Case) content() {
	var stored shape.Trait
	for _, a := range k.Accesses {
		stored |= a.Effect.Site.Stored
	}
	keyed := k.Does(effects.OpMapWrite, effects.OpClaim)
	switch s := &k.Shape; {
	case s.Any && stored != 0:
		s.Traits = stored
	case s.Container == shape.Opaque && keyed && len(k.Inner) == 0:
		s.Container = shape.Map
		if n := len(s.Args); n > 1 {
			s.Traits = s.Args[n-1]
		} else if stored != 0 {
			s.Traits = stored
		}
	}
}

// Limits reports whether the cell holds counts, and requests are refused by them.
func (k *Case) Limits() bool {
	if k.windows() {
		return true
	}
	if !k.Shape.Has(shape.Counting) || k.Shape.Has(shape.Payload|shape.Connection|shape.Callback) {
		return false
	}
	if k.Patterns.Has(effects.Limited) {
		return true
	}
	for _, r := range k.Reads {
		if r.Site.Patterns().Has(effects.Limited) {
			return true
		}
	}
	for _, a := range k.Looks {
		if a.Effect.Site.Patterns().Has(effects.Limited) {
			return true
		}
	}
	return false
}

// Marks reports whether the cell keeps no more than that its keys are there, or
// since when.
func (k *Case) Marks() bool {
	t := k.Shape.Traits
	return t != 0 && t&^(shape.Marker|shape.Timed) == 0
}

// libraries adds what is known of the objects that the cell holds. If all of
// them keep their state elsewhere, using them is no state of this instance.
func (k *Case) libraries() {
	here, elsewhere := false, false
	for _, l := range k.Cell.Libraries {
		switch l.Verdict {
		case cells.Here:
			here = true
			if !slices.Contains(k.States, l.State) {
				k.States = append(k.States, l.State)
			}
		case cells.Shared:
			elsewhere = true
		}
	}
	kept := k.States[:0]
	for _, s := range k.States {
		local := s.Class == models.Local || s.Class == models.Conditional
		if s.Role == models.Use && !s.AboutCall() && (elsewhere && !here || !local && !here) {
			continue
		}
		kept = append(kept, s)
	}
	k.States = kept
}

func typeName(k *Case) string {
	if k.Type == nil {
		return ""
	}
	s := k.Type.String()
	if i := strings.LastIndexAny(s, "./"); i >= 0 {
		s = s[i+1:]
	}
	return s
}

func (k *Case) background() {
	for _, a := range k.Background {
		// What only takes entries away tidies up; what takes them somewhere
		// else has been waited for.
		moves := a.Outside || k.Shape.Has(shape.Callback)
		switch a.Effect.Op {
		case effects.OpReceive:
			k.Drained = true
		case effects.OpDelete:
			k.Drained = k.Drained || moves
		case effects.OpReset:
			k.Emptied = k.Emptied || moves
			k.Drained = k.Drained || moves
			k.Refreshed = true
		case effects.OpElem:
			if emptiesPart(a.Effect) {
				k.Emptied, k.Drained = k.Emptied || moves, k.Drained || moves
			}
		case effects.OpAssign:
			if k.Shape.Container == shape.List || k.Shape.Container == shape.Map {
				k.Drained = k.Drained || moves
			}
			k.Refreshed = true
		}
	}
}

func (k *Case) reads() {
	logs, used := false, false
	for _, r := range k.Reads {
		switch r.Use {
		case cells.Used:
			used = true
		case cells.Logged:
			logs = true
		}
	}
	k.ReadBack = used
	k.OnlyLogs = logs && !used
}

// readsTimed reports whether a function that reads the cell on a request path
// compares times that it finds there.
func (k *Case) readsTimed() bool {
	for _, r := range k.Reads {
		if r.Site.Patterns().Has(effects.Timed) {
			return true
		}
	}
	return false
}

// State returns a library entry of the kind that is no external one, what made
// the object before what uses it, nil if there is none.
func (k *Case) State(kind string) *models.State {
	var first *models.State
	for _, s := range k.States {
		if s.Kind != kind || s.Class == models.External {
			continue
		}
		if s.Role == models.Constructor {
			return s
		}
		if first == nil {
			first = s
		}
	}
	return first
}

// Says reports whether one of the words is among the names of the cell.
func (k *Case) Says(ws ...string) bool {
	for _, w := range k.Words {
		for _, want := range ws {
			if w == want || strings.TrimSuffix(w, "s") == want {
				return true
			}
		}
	}
	return false
}

// Does reports whether requests do one of the operations.
func (k *Case) Does(ops ...effects.Op) bool {
	for _, op := range ops {
		if k.Ops[op] {
			return true
		}
	}
	return false
}

// Keyed reports whether the cell keeps values under keys.
func (k *Case) Keyed() bool { return k.Shape.Container == shape.Map }

// Fills reports whether requests put entries into the cell.
func (k *Case) Fills() bool {
	return k.Does(effects.OpMapWrite, effects.OpClaim, effects.OpAppend, effects.OpElem, effects.OpSend, effects.OpAssign, effects.OpCount)
}

// keeps reports whether requests put something into the place themselves.
func (k *Case) keeps() bool {
	return k.Does(effects.OpAssign, effects.OpElem, effects.OpAppend, effects.OpMapWrite, effects.OpClaim, effects.OpSend)
}
