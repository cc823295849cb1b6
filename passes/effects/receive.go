package effects

import (
	"go/types"
	"slices"
	"sort"

	"golang.org/x/tools/go/ssa"
)

// A Receiver is a place in the program that takes values out of a channel.
type Receiver struct {
	Site *Site
	Case int // of a select statement; 0 for a plain receive
}

// Receivers returns the places that take values out of the channel that a cell
// holds, as far as this program shows them.
func (p *Program) Receivers(c *Cell) []Receiver {
	if c.local != nil {
		c.holdChannels(c.local.Field(nil))
	}
	out := slices.Clone(p.receivers[c])
	for _, ch := range c.chans {
		for _, r := range p.taken[ch] {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return p.Before(out[i].Site.Pos, out[j].Site.Pos) })
	return out
}

// receive notes that the function takes values out of the channel at place.
func (f *frame) receive(place Value, instr ssa.Instruction, state int) {
	f.addEffect(place, Effect{Op: OpReceive, Site: f.site(instr), Case: state}, instr)
}

// received takes the books of a receive from a channel that is known: one that a
// variable holds, or one that a function makes. It reports false for a channel
// that only the caller knows.
func (f *frame) received(place Value, r Receiver) bool {
	if c := place.Cell(); c != nil {
		if !slices.Contains(f.receivers[c], r) {
			f.receivers[c] = append(f.receivers[c], r)
		}
		return true
	}
	o, ok := place.Root.(*Object)
	if !ok {
		return false
	}
	if !slices.Contains(f.taken[o.origin], r) {
		f.taken[o.origin] = append(f.taken[o.origin], r)
	}
	return true
}

// holdChannels notes the channels that a variable is given.
func (c *Cell) holdChannels(vals Values) {
	for _, v := range vals {
		o, ok := v.Root.(*Object)
		if !ok || v.Path != nil || o.Type == nil || slices.Contains(c.chans, o.origin) {
			continue
		}
		if _, ok := o.Type.Underlying().(*types.Chan); ok {
			c.chans = append(c.chans, o.origin)
		}
	}
}
