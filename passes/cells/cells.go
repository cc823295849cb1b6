// Package cells joins what functions do with the entry points from which they
// are reached: the result is the places that requests change and that outlive
// the request, each with the evidence that tells what kind of state it is.
//
// It errs on the side of silence: a place counts only if some instance of it is
// known to outlive the request, and an effect only if a chain of calls leads to
// it from an entry point.
package cells

import (
	"context"
	"fmt"
	"go/types"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// A Cell is one place of state.
type Cell struct {
	*effects.Cell
	// Inner are the cells inside a container that the place holds, which are
	// named by the place and not by themselves.
	Inner []*effects.Cell
	// Aliases are the other places that hold the library object which the place
	// holds or is.
	Aliases []*effects.Cell
	// Accesses are what requests do to the place, in the order of their sites.
	Accesses []*Access
	// Background are what start-up and background code does to it.
	Background []*Access
	// Takes are the receives of requests from the channel that the cell is.
	Takes []*Access
	// Looks are the look-ups of a container on request paths, with the origin
	// of the key.
	Looks []*Access
	// Locks are the places on request paths that lock the mutex that the cell
	// is, around something that they change outside the process.
	Locks []*Lock
	// Reads are the reads on request paths that are more than a write's own.
	Reads []Read
	// Elsewhere are the reads of code that no request reaches.
	Elsewhere []Read
	// Libraries are the library objects that the place holds, or that it is.
	Libraries []*Library
	// Schedule is the work that the cell is, if it is one.
	Schedule *Schedule
	// Key is the key that the cell holds, or that the call makes, if the
	// process makes it up.
	Key *Key
	// Mailbox is what becomes of what requests send, if the cell is a channel
	// that some goroutine empties.
	Mailbox *Mailbox
	// Store is the client of a shared store that the call makes, if it makes one.
	Store *Store
	// Restored says that code which no request reaches fills the place with what
	// it reads outside the process.
	Restored bool
	// Preset says that start-up code fills the place.
	Preset bool
	// Users are entry points known to use a library object, beyond Accesses.
	Users []*entrypoints.Point
}

// An Access is one effect on a cell, as one entry point has it.
type Access struct {
	Entry  *entrypoints.Point // nil for code that no request reaches
	Effect *effects.Effect
	Cell   *effects.Cell // the innermost cell that changes
	// Holders are the cells through which the place is reached, innermost first.
	Holders []*effects.Cell
	// At is where the function that the cell belongs to calls what has the
	// effect, nil if it has the effect itself.
	At *effects.Site
	// Outside says that background code which does this also reaches outside
	// the process.
	Outside bool
}

// A Lock is one critical section, as one entry point enters it.
type Lock struct {
	Entry   *entrypoints.Point
	Effect  *effects.Effect
	Section *effects.Section
}

// A Read is a function's read of a cell.
type Read struct {
	Func *effects.Func
	Site *effects.Site
	Use  Use
}

// A Result is what requests do to the state of a program.
type Result struct {
	Program *effects.Program
	Eval    *consteval.Evaluator
	Points  []*entrypoints.Point
	// Entered holds what each entry point does, in the order of Points.
	Entered [][]*effects.Entered
	// Open are the entry points, of this package and of its imports, that call
	// what only an importer can know.
	Open []effects.OpenEntry
	// Cells are the places that requests change or use as state, sorted by name.
	Cells []*Cell
	// Shared are the library objects that keep nothing in this instance, in the
	// order of the program; none for a part of one.
	Shared []*Library
	Reach  *Reach
	// Survey is what importers need to know beyond the summaries, nil for a
	// program that nobody imports.
	Survey *effects.Survey
}

// Collect runs the entry points and joins their effects into cells.
func Collect(ctx context.Context, prog *effects.Program, eval *consteval.Evaluator, points []*entrypoints.Point, imports Imports) (*Result, error) {
	res := &Result{Program: prog, Eval: eval, Points: points}
	for _, p := range points {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("collecting state: %w", err)
		}
		values := p.Values
		if len(values) == 0 {
			values = []*effects.Closure{nil}
		}
		var all []*effects.Entered
		for _, v := range values {
			enter := prog.Enter
			if p.Fresh {
				enter = prog.EnterFresh
			}
			all = append(all, p.Within(enter(p.Func, v)))
		}
		res.Entered = append(res.Entered, all)
		res.leaveOpen(p, all)
	}
	for _, o := range imports.Open {
		p := entrypoints.Resumed(o)
		e := prog.Resume(o)
		res.Points = append(res.Points, p)
		res.Entered = append(res.Entered, []*effects.Entered{e})
		res.leaveOpen(p, []*effects.Entered{e})
	}
	points = res.Points
	res.Reach = newReach(prog, points, res.Entered)
	c := &collector{
		kept:   map[*types.TypeName][]effects.Value{},
		Result: res, byCell: map[*effects.Cell]*Cell{}, seen: map[accessKey]bool{}, looks: map[*effects.Cell][]*Access{},
		entered: map[*effects.Func]*effects.Entered{}, delivered: map[*effects.Site]bool{}, handling: map[*ssa.BasicBlock]bool{},
		far: newFar(imports.Surveys), sentTo: map[*effects.Inbox]bool{},
	}
	c.countHolders()
	c.keepers()
	for i, p := range points {
		if p.Trigger == models.Schedule {
			continue // background work
		}
		for _, entered := range res.Entered[i] {
			for _, e := range entered.Effects {
				c.access(p, e)
			}
		}
	}
	c.redirects()
	c.mailboxes()
	c.registrations()
	c.libraryCells()
	c.shared()
	c.schedules()
	c.workers()
	c.keys()
	c.stores()
	res.Cells = c.sorted()
	c.background()
	c.restored()
	c.reads()
	for _, cell := range res.Cells {
		cell.Looks = c.looks[cell.Cell]
	}
	if prog.Modular() {
		res.Survey = c.survey()
	}
	return res, nil
}

// sorted returns the cells found so far in the order of their names.
func (c *collector) sorted() []*Cell {
	out := make([]*Cell, 0, len(c.byCell))
	for _, cell := range c.byCell {
		out = append(out, cell)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.String() != b.String() {
			return a.String() < b.String()
		}
		return c.Program.Before(a.Pos, b.Pos)
	})
	return out
}

// leaveOpen notes the calls of an entry point that an importer may resolve.
func (r *Result) leaveOpen(p *entrypoints.Point, entered []*effects.Entered) {
	o := effects.OpenEntry{Func: p.Name, Framework: p.Framework, Trigger: p.Trigger, Wrapper: p.Wrapper}
	for _, e := range entered {
		o.Calls = append(o.Calls, e.Open...)
	}
	if len(o.Calls) == 0 {
		return
	}
	for _, rt := range p.Routes {
		o.Routes = append(o.Routes, rt.String())
	}
	r.Open = append(r.Open, o)
}

type accessKey struct {
	named *effects.Cell
	cell  *effects.Cell
	site  *effects.Site
	op    effects.Op
	point *entrypoints.Point
}

type collector struct {
	*Result
	byCell  map[*effects.Cell]*Cell
	seen    map[accessKey]bool
	holders map[*effects.Cell]map[*effects.Cell]bool
	looks   map[*effects.Cell][]*Access
	// entered are the functions that take messages, see mailboxes, and delivered
	// the sites of what they do for the sender.
	entered   map[*effects.Func]*effects.Entered
	delivered map[*effects.Site]bool
	// handling are the blocks that run because a request sent a message.
	handling map[*ssa.BasicBlock]bool
	// far is what other packages do, and sentTo their inboxes that requests send to.
	far    *far
	sentTo map[*effects.Inbox]bool
	// kept are the types of the long-lived objects in requests' contexts.
	kept map[*types.TypeName][]effects.Value
	// heldTypes are the types that something long-lived can hold, see isHeld.
	heldTypes map[*types.TypeName]bool
	// persisted says which fields are saved and loaded, see isPersisted.
	persisted map[*effects.Cell]bool
	// byCookie are redirects to where a cookie says.
	byCookie []*Access
	// passed are the library calls whose objects requests go through, with the
	// registration that makes them.
	passed map[*effects.LibraryCall]*effects.Registration
	// mentioned are the functions that some function calls or hands on, see idle.
	mentioned map[*ssa.Function]bool
}

// access adds what entry point p does to a place that outlives the request, and
// returns the place, nil if there is none.
func (c *collector) access(p *entrypoints.Point, e *effects.Effect) *Cell {
	if e.Op == effects.OpBind {
		return c.bind(p, e)
	}
	if throughHandle(e) {
		return nil
	}
	if r, ok := e.Place.Root.(effects.Recalled); ok {
		return c.carried(p, e, r)
	}
	if !relevant(e) && e.Op != effects.OpLook && e.Op != effects.OpLock || !c.outlives(e.Place) {
		return nil
	}
	named, inner, holders := c.name(e.Place)
	if named == nil {
		return nil
	}
	var at *effects.Site
	if e.Op == effects.OpFile {
		if choice, ok := c.Program.ChoiceOf(p.Func, e); ok {
			named, at = choice.Files, choice.At
		}
	}
	if !e.Once && e.Guard.Root != nil && (e.Guard != e.Place || !e.Val.Set.Has(origin.Request)) && c.outlives(e.Guard) {
		once := *e
		once.Once = true
		e = &once
	}
	if e.Op == effects.OpLook {
		c.looks[named] = append(c.looks[named], &Access{Entry: p, Effect: e, Cell: named})
		return nil
	}
	if e.Op == effects.OpLock {
		c.lock(p, e, named, inner)
		return nil
	}
	last := named
	if len(inner) > 0 {
		last = inner[len(inner)-1]
	}
	cell := c.byCell[named]
	key := accessKey{named, last, e.Site, e.Op, p}
	if c.seen[key] {
		return cell
	}
	c.seen[key] = true
	if cell == nil {
		cell = &Cell{Cell: named}
		c.byCell[named] = cell
	}
	for _, i := range inner {
		cell.Inner = addCell(cell.Inner, i)
	}
	cell.Accesses = append(cell.Accesses, &Access{Entry: p, Effect: e, Cell: last, Holders: holders, At: at})
	return cell
}

// lock adds the lock of a mutex whose section changes something outside the process.
func (c *collector) lock(p *entrypoints.Point, e *effects.Effect, mutex *effects.Cell, inner []*effects.Cell) {
	section := c.Program.Section(e)
	if !section.IO.Has(models.Send) && !section.IO.Has(models.FileIO) {
		return
	}
	cell := c.byCell[mutex]
	if cell == nil {
		cell = &Cell{Cell: mutex}
		c.byCell[mutex] = cell
	}
	for _, i := range inner {
		cell.Inner = addCell(cell.Inner, i)
	}
	cell.Locks = append(cell.Locks, &Lock{Entry: p, Effect: e, Section: section})
}

func addCell(cells []*effects.Cell, c *effects.Cell) []*effects.Cell {
	for _, old := range cells {
		if old == c {
			return cells
		}
	}
	return append(cells, c)
}

// throughHandle reports whether an open file is written of which nothing is
// known: standard output, most likely.
func throughHandle(e *effects.Effect) bool {
	return e.Op == effects.OpFile && e.Key.Set == 0 && e.State != nil && strings.HasPrefix(e.State.ID, "(*os.File).")
}

// relevant reports whether an effect can make its place state.
func relevant(e *effects.Effect) bool {
	switch e.Op {
	case effects.OpLock, effects.OpLook, effects.OpReceive, effects.OpKeep:
		return false
	}
	return true
}

// Shape returns what the types of the place say; a container of the program's
// own takes its shape from what is inside.
func (c *Cell) Shape() shape.Shape {
	s := c.Cell.Shape()
	inside := make([]shape.Shape, len(c.Inner))
	for i, in := range c.Inner {
		inside[i] = in.Shape()
	}
	return s.Holding(inside)
}
