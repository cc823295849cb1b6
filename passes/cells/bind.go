package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// bind adds what binds a client to this instance to the cell of the function
// that is to blame: the one in which the identity of the instance comes in, as
// opposed to the helper that writes answers. It returns nil for an answer that
// turns out to have nothing of the instance in it.
func (c *collector) bind(p *entrypoints.Point, e *effects.Effect) *Cell {
	if !binds(e) {
		if e.Val.Set.Has(origin.Cookie) {
			c.byCookie = append(c.byCookie, &Access{Entry: p, Effect: e})
		}
		return nil
	}
	cause, fn := e, e.Site.Func
	if e.Affinity() == nil {
		cause, fn = c.cause(e)
	}
	if fn == nil || fn.SSA == nil && fn.At() == "" {
		return nil
	}
	at := c.Program.BindCell(fn)
	site := cause.Site
	if cause.Via != nil && cause.Via.Call != nil {
		site = &effects.Site{Func: fn, Instr: e.Site.Instr, Pos: cause.Via.Call.Pos()}
	}
	key := accessKey{at, at, e.Site, e.Op, p}
	cell := c.byCell[at]
	if c.seen[key] {
		return cell
	}
	c.seen[key] = true
	if cell == nil {
		cell = &Cell{Cell: at}
		c.byCell[at] = cell
	}
	known := *e
	known.Site = site
	cell.Accesses = append(cell.Accesses, &Access{Entry: p, Effect: &known, Cell: at})
	return cell
}

// redirects adds the redirects to where a cookie says to the functions that are
// known to bind clients in another way: alone they say nothing.
func (c *collector) redirects() {
	seen := map[*effects.Site]bool{}
	for _, a := range c.byCookie {
		fn := a.Effect.Site.Func
		if fn == nil || fn.SSA == nil || seen[a.Effect.Site] {
			continue
		}
		seen[a.Effect.Site] = true
		if cell := c.byCell[c.Program.BindCell(fn)]; cell != nil {
			a.Cell = cell.Cell
			cell.Accesses = append(cell.Accesses, a)
		}
	}
}

// binds reports whether an effect that may bind a client to the instance does.
func binds(e *effects.Effect) bool {
	switch {
	case e.State == nil:
		// A branch that asks whether something is this instance's.
		return e.Val.Set.Has(origin.Instance) && e.Key.Set.Has(origin.Request|origin.External)
	case e.Affinity() != nil:
		return true
	case e.State.Severity == "info":
		return e.Val.Set.Has(origin.Endpoint)
	}
	return e.Val.Set.Has(origin.Instance | origin.Endpoint)
}

// cause returns the effect, of those that e is made of, in whose function the
// identity of the instance comes in, and that function.
func (c *collector) cause(e *effects.Effect) (*effects.Effect, *effects.Func) {
	fn := e.Site.Func
	if e.Via != nil {
		fn = e.Via.Callee
		if e.Via.Of != nil {
			e = e.Via.Of
		}
	}
	for e.Via != nil && e.Via.Of != nil && e.Via.Of.Val.Set.Has(origin.Instance|origin.Endpoint) {
		fn, e = e.Via.Callee, e.Via.Of
	}
	return e, fn
}
