package cells

import (
	"cmp"
	"go/types"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// Imports is what the facts of a package's imports say beyond the summaries of
// their functions. The zero value is that of a program that is in sight whole.
type Imports struct {
	Open    []effects.OpenEntry
	Surveys []*effects.Survey
}

// far is what the surveys of the imports say, merged.
type far struct {
	reads   []*effects.Glance
	readers map[string][]*effects.Glance // by the function's key
	doings  []effects.Doing
	inboxes []*effects.Inbox
	brief   map[*types.TypeName]bool
}

func newFar(surveys []*effects.Survey) *far {
	f := &far{readers: map[string][]*effects.Glance{}, brief: map[*types.TypeName]bool{}}
	reads := map[*effects.Glance]bool{}
	doings := map[doingKey]bool{}
	inboxes := map[effects.Receiver]bool{}
	for _, s := range surveys {
		for _, g := range s.Reads {
			if !reads[g] {
				reads[g] = true
				f.reads = append(f.reads, g)
			}
		}
		for _, r := range s.Readers {
			f.readers[r.Key] = r.Reads
		}
		for _, d := range s.Doings {
			if key := keyOf(d); !doings[key] {
				doings[key] = true
				f.doings = append(f.doings, d)
			}
		}
		for _, in := range s.Inboxes {
			if !inboxes[in.At] {
				inboxes[in.At] = true
				f.inboxes = append(f.inboxes, in)
			}
		}
		for _, t := range s.Brief {
			f.brief[t] = true
		}
	}
	return f
}

type doingKey struct {
	cell *effects.Cell
	site *effects.Site
	op   effects.Op
}

func keyOf(d effects.Doing) doingKey {
	return doingKey{d.Effect.Place.Cell(), d.Effect.Site, d.Effect.Op}
}

// of returns the inboxes of a channel. A channel of an object that a request
// makes is that request's, whatever holds the object until the request ends.
func (f *far) of(channel *effects.Cell) []*effects.Inbox {
	var out []*effects.Inbox
	for t := range f.brief {
		if t.Pkg().Path() == channel.Pkg && strings.HasPrefix(channel.Name, t.Name()+".") {
			return nil
		}
	}
	for _, in := range f.inboxes {
		if in.Channel == channel {
			out = append(out, in)
		}
	}
	return out
}

// requested returns the reads of other packages that requests lead to.
func (c *collector) requested() map[*effects.Glance]bool {
	out := map[*effects.Glance]bool{}
	if len(c.far.reads) == 0 {
		return out
	}
	for fn := range c.Reach.request {
		for _, g := range c.readsBehind(fn) {
			out[g] = true
		}
	}
	for _, in := range c.far.inboxes {
		if c.sentTo[in] {
			for _, g := range in.Reads {
				out[g] = true
			}
		}
	}
	return out
}

// readsBehind returns the reads of other packages that fn leads to, without a
// detour through functions of this package.
func (c *collector) readsBehind(fn *effects.Func) []*effects.Glance {
	if fn.SSA == nil {
		return c.far.readers[fn.Key()]
	}
	var out []*effects.Glance
	for _, callee := range fn.Callees {
		if callee.SSA == nil {
			out = append(out, c.far.readers[callee.Key()]...)
		}
	}
	// A function that does nothing but read has no summary.
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			callee := call.Common().StaticCallee()
			if callee == nil || len(callee.Blocks) > 0 || callee.Object() == nil {
				continue
			}
			if m := calledFunc(call.Common()); m != nil && c.Program.InScope(m.Pkg()) {
				out = append(out, c.far.readers[m.Origin().FullName()]...)
			}
		}
	}
	return out
}

// A survey is made for importers.
type survey struct {
	*collector
	changed map[*effects.Cell]bool // what some function changes
	numbers map[*effects.Glance]int
	sets    map[*effects.Func]bits
	out     *effects.Survey
}

// survey returns what importers need to know of the variables that functions of
// this package, and of its imports, change. What lies in variables that closures
// share is not in it.
func (c *collector) survey() *effects.Survey {
	s := &survey{collector: c, changed: map[*effects.Cell]bool{}, numbers: map[*effects.Glance]int{}, sets: map[*effects.Func]bits{}, out: &effects.Survey{}}
	for _, fn := range c.Program.Funcs {
		s.note(fn.Sum.Effects)
	}
	for _, all := range c.Entered {
		for _, entered := range all {
			s.note(entered.Effects)
		}
	}
	s.readers()
	s.background()
	s.inboxes()
	s.brief()
	return s.out
}

// note notes the cells that a finding about an effect can be about.
func (s *survey) note(effs []*effects.Effect) {
	for _, e := range effs {
		if !e.Op.Writes() {
			continue
		}
		var path []*effects.Cell
		if c, ok := e.Place.Root.(*effects.Cell); ok {
			path = append(path, c)
		}
		path = s.ourPart(append(path, e.Place.Path.Cells()...))
		if len(path) == 0 {
			continue
		}
		for _, c := range path[s.namedIn(path):] {
			if c.Kind == effects.Field || c.Kind == effects.Global {
				s.changed[c] = true
			}
		}
	}
}

// readers lists the reads of what is changed, and the functions that lead to them.
func (s *survey) readers() {
	var reads []*effects.Glance
	own := map[*effects.Func][]*effects.Glance{}
	known := map[readKey]*effects.Glance{}
	s.eachRead(func(fn *effects.Func, instr ssa.Instruction, v ssa.Value, place *effects.Cell) {
		if !s.changed[place] {
			return
		}
		site := &effects.Site{Func: fn, Instr: instr, Pos: readPos(instr)}
		use := s.use(v, place, 0)
		if use == Updated {
			return // the write says as much
		}
		g := &effects.Glance{Cell: place, Site: site, Use: uint8(use)}
		// One that decides nothing, of many in the same function, says nothing new.
		key := readKey{fn, place, use, site.Decides(), site.Patterns()}
		if old := known[key]; old != nil {
			return
		}
		known[key] = g
		reads = append(reads, g)
		own[fn] = append(own[fn], g)
	})
	for _, g := range s.far.reads {
		if s.changed[g.Cell] {
			reads = append(reads, g)
		}
	}
	s.out.Reads = reads
	for i, g := range reads {
		s.numbers[g] = i
	}
	for _, fn := range s.Program.Funcs {
		set := make(bits, (len(reads)+63)/64)
		for _, g := range own[fn] {
			set.add(s.numbers[g])
		}
		for _, g := range s.readsBehind(fn) {
			if n, ok := s.numbers[g]; ok {
				set.add(n)
			}
		}
		s.sets[fn] = set
	}
	for again := true; again; {
		again = false
		for _, fn := range s.Program.Funcs {
			for _, callee := range fn.Callees {
				if set := s.sets[callee]; set != nil && s.sets[fn].addAll(set) {
					again = true
				}
			}
		}
	}
	for _, fn := range s.Program.Funcs {
		if list := s.list(s.sets[fn]); len(list) > 0 {
			s.out.Readers = append(s.out.Readers, effects.Reader{Key: fn.Key(), Reads: list})
		}
	}
	sort.Slice(s.out.Readers, func(i, j int) bool { return s.out.Readers[i].Key < s.out.Readers[j].Key })
}

type readKey struct {
	fn      *effects.Func
	place   *effects.Cell
	use     Use
	decides bool
	pattern effects.Pattern
}

func (s *survey) list(set bits) []*effects.Glance {
	var out []*effects.Glance
	for i, g := range s.out.Reads {
		if set.has(i) {
			out = append(out, g)
		}
	}
	return out
}

// background lists what code beside the requests does.
func (s *survey) background() {
	callers := s.callers()
	seen := map[doingKey]bool{}
	add := func(d effects.Doing) {
		if key := keyOf(d); s.changed[key.cell] && !seen[key] {
			seen[key] = true
			s.out.Doings = append(s.out.Doings, d)
		}
	}
	for _, fn := range s.Program.Funcs {
		if s.Reach.Request(fn) && !s.Reach.Startup(fn) || !s.Reach.Background(fn) {
			continue
		}
		for _, e := range fn.Sum.Effects {
			at := e.Place.Cell()
			if e.Via != nil || at == nil || !relevant(e) {
				continue
			}
			add(effects.Doing{
				Effect:  &effects.Effect{Place: effects.Value{Root: at}, Op: e.Op, Site: e.Site},
				Outside: s.reachesOutside(fn, callers),
			})
		}
	}
	for _, d := range s.far.doings {
		add(d)
	}
}

// inboxes lists the places beside the requests that take values out of channels.
func (s *survey) inboxes() {
	for _, c := range append(s.Program.FieldCells(), s.Program.Globals...) {
		if c.Shape().Container != shape.Channel {
			continue
		}
		for _, r := range s.Program.Receivers(c) {
			if r.Site.Func == nil || r.Site.Instr == nil || !s.Reach.Background(r.Site.Func) {
				continue
			}
			s.out.Inboxes = append(s.out.Inboxes, s.inbox(c, r))
		}
	}
	for _, in := range s.far.inboxes {
		if s.changed[in.Channel] {
			s.out.Inboxes = append(s.out.Inboxes, in)
		}
	}
}

func (s *survey) inbox(channel *effects.Cell, r effects.Receiver) *effects.Inbox {
	fn := r.Site.Func
	in := &effects.Inbox{Channel: channel, Key: fn.Key(), At: r, Spawned: s.Reach.Spawned(fn)}
	handles := handlerOf(r)
	in.IO, in.Calls = handling(fn, handles)
	in.Effects = s.handled(fn, handles)
	for _, g := range s.out.Reads {
		if i := g.Site.Instr; i != nil && handles[i.Block()] {
			in.Reads = append(in.Reads, g)
		}
	}
	return in
}

// brief lists the types of which all objects go with the request that makes them.
func (s *survey) brief() {
	for t := range s.far.brief {
		s.out.Brief = append(s.out.Brief, t)
	}
	for t, makers := range s.Reach.makers {
		own := t.Pkg() != nil && t.Pkg() == makers[0].Package() && t.Parent() == t.Pkg().Scope()
		if own && !s.Reach.longLived(t) {
			s.out.Brief = append(s.out.Brief, t)
		}
	}
	slices.SortFunc(s.out.Brief, func(a, b *types.TypeName) int {
		return cmp.Or(cmp.Compare(a.Pkg().Path(), b.Pkg().Path()), cmp.Compare(a.Name(), b.Name()))
	})
}

// bits is a set of small numbers.
type bits []uint64

func (b bits) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

// addAll reports whether the set grew.
func (b bits) addAll(more bits) bool {
	grew := false
	for i := range b {
		if more[i]&^b[i] != 0 {
			b[i] |= more[i]
			grew = true
		}
	}
	return grew
}
