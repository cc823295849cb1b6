package classify

import (
	"fmt"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// Unbound returns a finding of low confidence for each interface that requests
// call and nothing in sight implements. What is behind it may be a client of a
// shared store as well as a map: only a strict run asks.
func Unbound(res *cells.Result) []*Finding {
	var out []*Finding
	for _, u := range res.Unbound() {
		cell := &effects.Cell{
			Kind: effects.Spot, Pkg: u.Interface.Pkg().Path(), Name: u.Interface.Name(), Pos: u.Interface.Pos(),
		}
		f := &Finding{
			prog: res.Program,
			Kind: "globalstate", Severity: Warning, Confidence: Low, Cell: &cells.Cell{Cell: cell},
			Symbol: cell.Symbol(), Pos: cell.Pos,
			Says:     "is an interface that nothing in sight implements",
			Breaks:   "what is behind it may keep state in this process",
			Move:     "analyse the code that implements it, with -include if it is another module's",
			Effort:   1,
			Evidence: []string{fmt.Sprintf("no value of a type that implements %s is made in the program", u.Interface.Name())},
			Entries:  u.Points,
		}
		f.Impact = f.Breaks
		for _, s := range u.Calls {
			f.Sites = append(f.Sites, Site{Func: s.Func, Pos: s.Pos, Operation: "call"})
		}
		out = append(out, f)
	}
	return out
}
