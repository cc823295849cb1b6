package cells

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// inTransit reports whether a place is part of what is in a channel: a message
// on its way, which belongs to whoever takes it out. What the receiver keeps of
// it is known under the place that it is kept in.
func inTransit(place effects.Value) bool {
	if place.Path == nil {
		return false
	}
	if r, ok := place.Root.(*effects.Cell); ok && isChannel(r) {
		return true
	}
	cells := place.Path.Cells()
	for _, c := range cells[:len(cells)-1] {
		if isChannel(c) {
			return true
		}
	}
	return false
}

func isChannel(c *effects.Cell) bool {
	if c.Type == nil {
		return false
	}
	_, ok := c.Type.Underlying().(*types.Chan)
	return ok
}
