package cells

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// keepers notes the long-lived objects that requests carry in their contexts.
func (c *collector) keepers() {
	for _, all := range c.Entered {
		for _, entered := range all {
			for _, e := range entered.Effects {
				if e.Op != effects.OpKeep || !c.outlives(e.Place) {
					continue
				}
				if t := c.Program.KeptType(e); t != nil && !slices.Contains(c.kept[t], e.Place) {
					c.kept[t] = append(c.kept[t], e.Place)
				}
			}
		}
	}
}

// carried adds what entry point p does to an object that it takes out of the
// request's context, wherever objects of the type are put in from.
func (c *collector) carried(p *entrypoints.Point, e *effects.Effect, r effects.Recalled) *Cell {
	var cell *Cell
	for _, from := range c.kept[r.Type] {
		d := *e
		d.Place = c.Program.Carried(from, e.Place)
		if found := c.access(p, &d); found != nil {
			cell = found
		}
	}
	return cell
}
