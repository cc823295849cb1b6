package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// restored notes the cells that code outside request paths fills with what it
// reads from another system: templates loaded at start-up, settings that a loop
// reads again.
//
// It notes also those that start-up code fills, with whatever it may be.
func (c *collector) restored() {
	inner := c.innerIndex()
	for _, fn := range c.Program.Funcs {
		request, startup := c.Reach.Request(fn), c.Reach.Startup(fn)
		if request && !startup {
			continue
		}
		for _, e := range fn.Sum.Effects {
			if !fills(e.Op) {
				continue
			}
			for _, cell := range inner[e.Place.Cell()] {
				cell.Restored = cell.Restored || !request && e.Val.Set.Has(origin.External)
				cell.Preset = cell.Preset || startup
			}
		}
	}
}

// fills reports whether an operation leaves something of its own in its place.
func fills(op effects.Op) bool {
	switch op {
	case effects.OpAssign, effects.OpAppend, effects.OpElem, effects.OpMapWrite, effects.OpClaim:
		return true
	}
	return false
}
