package cells

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// name decides which cell of a place's path a finding is about. It is the
// innermost field of the program, except that the inside of a container is
// named by the field that holds the container: a reader knows Server.sessions,
// not Cache.items. inner are the cells behind the named one, holders the ones
// before it, innermost first.
func (c *collector) name(place effects.Value) (named *effects.Cell, inner, holders []*effects.Cell) {
	var path []*effects.Cell
	switch r := place.Root.(type) {
	case *effects.Cell:
		path = append(path, r)
	case effects.Instance, effects.Outer:
	default:
		return nil, nil, nil
	}
	path = append(path, place.Path.Cells()...)
	path = c.ourPart(path)
	if len(path) == 0 {
		return nil, nil, nil
	}
	i := c.namedIn(path)
	for j := i - 1; j >= 0; j-- {
		holders = append(holders, path[j])
	}
	return path[i], path[i+1:], holders
}

// ourPart cuts a path off before what lies behind a field of another module's
// type: that is that module's business.
func (c *collector) ourPart(path []*effects.Cell) []*effects.Cell {
	end := 0
	for end < len(path) && c.ours(path[end]) {
		end++
	}
	return path[:end]
}

// namedIn returns the index of the cell that a finding about a path is about.
func (c *collector) namedIn(path []*effects.Cell) int {
	i := len(path) - 1
	for i > 0 && c.isContainerPart(path[i], path[i-1]) {
		i--
	}
	// A plain field of a struct that a variable holds by value is a part of
	// that variable.
	for i > 0 && isPlain(path[i]) && isStructVariable(path[i-1]) {
		i--
	}
	return i
}

// ours reports whether a cell belongs to the program, and somebody wrote its
// declaration by hand.
func (c *collector) ours(cell *effects.Cell) bool {
	if cell.Generated {
		return false
	}
	return cell.Var == nil || c.Program.InScope(cell.Var.Pkg())
}

// isContainerPart reports whether cell is a field of a container type, whose
// holder names what it contains: a generic type, a set of locks, or a building
// block.
func (c *collector) isContainerPart(cell, holder *effects.Cell) bool {
	if cell.Kind != effects.Field || holder.Kind == effects.Files || holder.Kind == effects.Spot {
		return false
	}
	return cell.OfGeneric() || cell.OfLockSet() || cell.Var != nil && c.isComponent(cell)
}

// isPlain reports whether a cell holds one value and no collection.
func isPlain(c *effects.Cell) bool {
	switch c.Shape().Container {
	case shape.Number, shape.Flag, shape.Text, shape.Time:
		return true
	case shape.Opaque:
		return c.Shape().Traits&(shape.Limiter|shape.Connection|shape.Transacted) == 0
	}
	return false
}

// isStructVariable reports whether a cell is a variable or field of struct type.
func isStructVariable(c *effects.Cell) bool {
	if c.Type == nil {
		return false
	}
	_, ok := c.Type.Underlying().(*types.Struct)
	return ok
}

// isComponent reports whether the field's struct type is a building block: a
// type of which the program makes several objects, each for its own purpose,
// that several fields hold, and that knows nothing of the program around it. A
// service that is made once and handed around is none.
func (c *collector) isComponent(cell *effects.Cell) bool {
	owner := c.Program.OwnerOf(cell)
	if len(c.holders[cell]) < 2 || owner != nil && c.Reach.instances(owner) < 2 {
		return false
	}
	for _, imp := range cell.Var.Pkg().Imports() {
		if c.Program.InScope(imp) && !leaf(imp, c) {
			return false
		}
	}
	return true
}

// leaf reports whether a package imports nothing of the program.
func leaf(pkg *types.Package, c *collector) bool {
	for _, imp := range pkg.Imports() {
		if c.Program.InScope(imp) {
			return false
		}
	}
	return true
}

// countHolders notes, for every cell, the cells through which requests reach it.
func (c *collector) countHolders() {
	c.holders = map[*effects.Cell]map[*effects.Cell]bool{}
	for _, all := range c.Entered {
		for _, entered := range all {
			for _, e := range entered.Effects {
				path := e.Place.Path.Cells()
				if r, ok := e.Place.Root.(*effects.Cell); ok {
					path = append([]*effects.Cell{r}, path...)
				}
				for i := 1; i < len(path); i++ {
					if c.holders[path[i]] == nil {
						c.holders[path[i]] = map[*effects.Cell]bool{}
					}
					c.holders[path[i]][path[i-1]] = true
				}
			}
		}
	}
}
