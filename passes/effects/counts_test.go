package effects

import (
	"fmt"
	"strings"
	"testing"
)

// TestLongDescent reads a function with no end of ways through it: that a value
// was not taken out of a place is found without trying them all.
func TestLongDescent(t *testing.T) {
	var steps strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&steps, "\tif key%%%d == 0 {\n\t\tat = at.left\n\t} else {\n\t\tat = at.right\n\t}\n\tvisit(&at)\n", i+2)
	}
	tr := analyse(t, load(t, writeModule(t, map[string]string{"tree/tree.go": `package tree

type node struct {
	left, right *node
	n           int
}

type Tree struct {
	root  *node
	limit int
}

func visit(**node) {}

func (t *Tree) Add(at *node, key uint64) bool {
` + steps.String() + `	if at.n > t.limit {
		return false
	}
	t.root = &node{left: at}
	return true
}
`})), nil)
	u := tr.byPath["example.com/m/tree"]
	for _, fn := range u.prog.Funcs {
		for _, e := range fn.Sum.Effects {
			if e.Place.Cell() != nil && e.Place.Cell().Name == "Tree.root" && e.Op == OpAssign {
				if e.Site.Patterns().Has(Limited) {
					t.Errorf("the size of %s is taken for limited: the number that is compared comes from elsewhere", e.Place)
				}
				return
			}
		}
	}
	t.Error("no effect writes Tree.root")
}
