package classify

import (
	"go/token"
	"sort"
	"strconv"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// groupStarted joins the findings of one package about goroutines that run the
// same named function: what is lost with the process is the same work, and it is
// mended in one place. Function literals are work of their own. Packages stay
// apart, since a driver that sees one at a time has to say the same.
func groupStarted(fs []*Finding) []*Finding {
	type key struct {
		kind, pkg string
		runs      *ssa.Function
	}
	byKey := map[key][]*Finding{}
	var order []key
	for _, f := range fs {
		runs := f.started()
		if runs == nil {
			continue
		}
		k := key{f.Kind, f.Cell.Pkg, runs}
		if byKey[k] == nil {
			order = append(order, k)
		}
		byKey[k] = append(byKey[k], f)
	}
	gone := map[*Finding]bool{}
	for _, k := range order {
		all := byKey[k]
		if len(all) < 2 {
			continue
		}
		sort.SliceStable(all, func(i, j int) bool {
			if all[i].Severity != all[j].Severity {
				return all[i].Severity > all[j].Severity
			}
			return all[i].prog.Before(all[i].Pos, all[j].Pos)
		})
		lead := all[0]
		for _, f := range all[1:] {
			gone[f] = true
			lead.absorb(f)
		}
		lead.Says = "starts " + functionName(k.runs) + " in goroutines that nobody waits for, as " + places(len(all)-1)
	}
	return without(fs, gone)
}

func places(n int) string {
	if n == 1 {
		return "one more place does"
	}
	return strconv.Itoa(n) + " more places do"
}

// started returns the named function whose goroutine the finding is about, nil
// if it is about something else.
func (f *Finding) started() *ssa.Function {
	if f.Cell.Kind != effects.Spot {
		return nil
	}
	return (&Case{Cell: f.Cell}).started()
}

// Declaration returns the position at which a directive accepts the whole
// finding, [token.NoPos] if there is none: of goroutines that are started in
// several places, each place is accepted for itself.
func (f *Finding) Declaration() token.Pos {
	if len(f.Members) > 0 && f.started() != nil {
		return token.NoPos
	}
	return f.Pos
}
