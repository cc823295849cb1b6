package cells

import (
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// libraryCells adds the library objects that keep state in this instance, and
// notes for all cells what the objects in them are.
func (c *collector) libraryCells() {
	l := newLibraries(c)
	uses := c.uses()
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil || !c.Reach.Served(call.Func) {
			continue
		}
		for _, st := range call.Model.States {
			if st.Role == models.Use || st.Role == models.Driver || !holdsState(st.Kind) {
				continue
			}
			lib := l.judge(call, st)
			if lib.Verdict != Here {
				c.note(lib)
				continue
			}
			if st.Kind == "embeddeddb" && st.Class == models.Neutral {
				continue // a front end: the finding is where the database is opened
			}
			c.libraryCell(lib, uses)
		}
	}
}

// holdsState reports whether objects of a kind are state by being there. For
// the others it depends on what is done with them.
func holdsState(kind string) bool {
	switch kind {
	case "session", "idempotency", "ratelimit", "cache", "embeddeddb", "localqueue", "liveconn", "localfile", "localid":
		return true
	}
	return false
}

// note attaches a library object that is no state of this instance to the
// cells that hold it.
func (c *collector) note(lib *Library) {
	for _, holder := range c.Program.Holders(lib.Call) {
		if cell := c.byCell[holder]; cell != nil {
			cell.Libraries = append(cell.Libraries, lib)
		}
	}
	if cell := c.byCell[c.capturedIn(lib.Call)]; cell != nil {
		cell.Libraries = append(cell.Libraries, lib)
	}
}

// capturedIn returns the captured variable through which requests use the object
// that a library call makes, nil if there is none.
func (c *collector) capturedIn(call *effects.LibraryCall) *effects.Cell {
	var best *effects.Cell
	for at := range c.byCell {
		if at.Captures(call) && (best == nil || at.String() < best.String()) {
			best = at
		}
	}
	return best
}

// libraryCell adds a library object to the cell that holds it, or makes a cell of it.
func (c *collector) libraryCell(lib *Library, uses map[*effects.Cell][]*entrypoints.Point) {
	var best *effects.Cell
	var points []*entrypoints.Point
	var holders []*effects.Cell
	lasting := false
	for _, holder := range c.Program.Holders(lib.Call) {
		if !c.ours(holder) {
			continue
		}
		holders = append(holders, holder)
		// A field of objects that come and go names nothing if something else
		// holds the object for good.
		lasts := lasts(holder, uses[holder])
		if best == nil || lasts && !lasting || lasts == lasting && len(uses[holder]) > len(points) {
			best, points, lasting = holder, uses[holder], lasts
		}
	}
	lib.Used = len(points) > 0 || c.passed[lib.Call] != nil || c.byCell[best] != nil
	if !lib.Used && !c.Reach.Request(lib.Call.Func) && !c.Reach.serving.serves(lib.Call.Func) {
		return // made by another command than the one that serves
	}
	if !lib.Used && (c.leftToImporters(best) || best == nil && c.Program.Modular() && c.Reach.serving.selfContained(c.Program, lib.Call.Func)) {
		return
	}
	if len(holders) > 1 {
		points = c.users(lib.Call, uses)
		if lib.State.Kind == "embeddeddb" {
			// One database that many hold is not the matter of one of them.
			best = c.Program.CallCell(lib.Call)
		} else if source := sourceOf(holders); source != nil && c.byCell[best] == nil {
			best = source
		}
	}
	if best == nil {
		best = c.storedIn(lib.Call)
	}
	if best == nil {
		best = c.capturedIn(lib.Call)
	}
	if (best == nil || c.byCell[best] == nil) && c.forOneRequest(lib) {
		return
	}
	if best == nil {
		best = c.Program.CallCell(lib.Call)
	}
	if alternative(c.byCell[best], lib) {
		best = c.Program.CallCell(lib.Call)
	}
	cell := c.byCell[best]
	if cell == nil {
		cell = &Cell{Cell: best}
		c.byCell[best] = cell
	}
	cell.Libraries = append(cell.Libraries, lib)
	for _, p := range points {
		cell.Users = addPoint(cell.Users, p)
	}
	for _, holder := range holders {
		if holder != best {
			cell.Aliases = addCell(cell.Aliases, holder)
		}
	}
}

// sourceOf returns the one of several holders of an object from which most of the
// others are filled, nil if there is none.
func sourceOf(holders []*effects.Cell) *effects.Cell {
	var best *effects.Cell
	most := 0
	for _, h := range holders {
		n := 0
		for _, other := range holders {
			if other != h && h.Fills(other) {
				n++
			}
		}
		if n > most {
			best, most = h, n
		}
	}
	if 2*most < len(holders) {
		return nil
	}
	return best
}

// lasts reports whether a cell is there as long as the process for certain: a
// package-level variable that requests read. Of fields only instances are.
func lasts(cell *effects.Cell, readers []*entrypoints.Point) bool {
	return cell.Kind == effects.Global && len(readers) > 0
}

// leftToImporters reports whether functions of the package use the object that a
// cell holds, and it takes an importer to know whether requests call them. What
// the object is good for depends on that; the importer sees it and says it.
func (c *collector) leftToImporters(holder *effects.Cell) bool {
	if !c.Program.Modular() || holder == nil {
		return false
	}
	for _, fn := range c.Program.Funcs {
		if fn.Obj == nil || c.Reach.Background(fn) {
			continue
		}
		for _, e := range fn.Sum.Effects {
			if e.Op == effects.OpLibrary && e.Via == nil && e.Place.Cell() == holder && e.State.Class == models.Local {
				return true
			}
		}
	}
	return false
}

// users returns the entry points that use what a library call makes, through
// whatever holds it.
func (c *collector) users(call *effects.LibraryCall, uses map[*effects.Cell][]*entrypoints.Point) []*entrypoints.Point {
	var out []*entrypoints.Point
	for _, holder := range c.Program.Holders(call) {
		for _, p := range uses[holder] {
			out = addPoint(out, p)
		}
	}
	return out
}

// alternative reports whether a cell holds objects of other calls, and of other
// kinds: what a configuration chooses from, each a problem of its own.
func alternative(cell *Cell, lib *Library) bool {
	if cell == nil || len(cell.Libraries) == 0 {
		return false
	}
	other := false
	for _, l := range cell.Libraries {
		if l.Call == lib.Call || l.State.Kind == lib.State.Kind {
			return false
		}
		other = other || l.Verdict == Here
	}
	return other
}

// registrations notes the library objects that the program hands to a framework
// as handlers or middleware: every request goes through them.
func (c *collector) registrations() {
	c.passed = map[*effects.LibraryCall]*effects.Registration{}
	for _, fn := range c.Program.Funcs {
		for _, r := range fn.Registrations() {
			for _, v := range r.Handlers {
				_, _, made := c.Program.Possible(fn, v)
				for _, o := range made {
					c.throughLibrary(o.Made, r, 0)
				}
			}
		}
	}
}

// throughLibrary notes that requests go through what a library call made, and
// through the library objects that it was given.
func (c *collector) throughLibrary(call *effects.LibraryCall, r *effects.Registration, depth int) {
	if depth > 4 {
		return
	}
	if c.passed[call] == nil {
		c.passed[call] = r
	}
	for _, vs := range call.Args {
		for _, v := range vs {
			if o, ok := v.Root.(*effects.Object); ok && o.Made != nil {
				c.throughLibrary(o.Made, r, depth+1)
			}
		}
	}
}

func addPoint(ps []*entrypoints.Point, p *entrypoints.Point) []*entrypoints.Point {
	for _, old := range ps {
		if old == p {
			return ps
		}
	}
	return append(ps, p)
}

// uses maps the cells that hold library objects to the entry points whose
// request paths read them.
func (c *collector) uses() map[*effects.Cell][]*entrypoints.Point {
	holders := map[*effects.Cell]bool{}
	for _, call := range c.Program.LibraryCalls {
		for _, h := range c.Program.Holders(call) {
			holders[h] = true
		}
	}
	readers := map[*effects.Func][]*effects.Cell{}
	for _, fn := range c.Program.Funcs {
		if !c.Reach.Request(fn) {
			continue
		}
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if v, place := c.readOf(instr); v != nil && holders[place] {
					readers[fn] = append(readers[fn], place)
				} else if x, ok := instr.(*ssa.FieldAddr); ok {
					if place := c.fieldCell(x); holders[place] {
						readers[fn] = append(readers[fn], place)
					}
				}
			}
		}
	}
	out := map[*effects.Cell][]*entrypoints.Point{}
	for i, p := range c.Points {
		seen := map[*effects.Func]bool{}
		walk(seen, p.Func)
		for _, e := range c.Entered[i] {
			for _, callee := range e.Callees {
				walk(seen, callee)
			}
		}
		var cells []*effects.Cell
		for fn := range seen {
			cells = append(cells, readers[fn]...)
		}
		sort.Slice(cells, func(i, j int) bool { return cells[i].String() < cells[j].String() })
		for n, cell := range cells {
			if n == 0 || cell != cells[n-1] {
				out[cell] = append(out[cell], p)
			}
		}
	}
	return out
}
