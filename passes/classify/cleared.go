package classify

import (
	"go/token"
	"go/types"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Clearance is a place that was considered and found to hold no hidden state.
type Clearance struct {
	Symbol string
	Pos    token.Pos
	Why    string
}

// Cleared lists the places of a program that look like state and are not:
// package-level variables that no request writes, places that requests fill
// once, objects that keep their state in a shared store. The result is sorted.
func Cleared(res *cells.Result, findings []*Finding) []Clearance {
	found := map[*effects.Cell]bool{}
	for _, f := range findings {
		found[f.Cell.Cell] = true
		for _, m := range f.Members {
			found[m] = true
		}
	}
	var out []Clearance
	for _, k := range Cases(res) {
		if found[k.Cell.Cell] {
			continue
		}
		found[k.Cell.Cell] = true
		if k.aboutCalls() {
			continue // no place, but a call that might have been a finding
		}
		out = append(out, Clearance{k.Symbol(), k.Pos, whyNot(k)})
	}
	writers := startupWriters(res)
	for _, g := range res.Program.Globals {
		if found[g] || !holdsData(g.Type) {
			continue
		}
		why := "written only by its initialisation"
		if writers[g] {
			why = "written only before the service answers requests, or in the background"
		}
		out = append(out, Clearance{g.Symbol(), g.Pos, why})
	}
	out = append(out, shared(res)...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Symbol < out[j].Symbol })
	return out
}

// aboutCalls reports whether the cell stands for a call that keeps nothing here.
func (k *Case) aboutCalls() bool {
	for _, a := range k.Accesses {
		if a.Effect.State == nil || !a.Effect.State.AboutCall() {
			return false
		}
	}
	return len(k.Accesses) > 0
}

// whyNot says why a cell that requests reach is no finding.
func whyNot(k *Case) string {
	switch {
	case k.Store != nil:
		return "a client of a shared store"
	case k.isMemo():
		return "a memo: what is kept depends on its key alone, so that every instance computes the same"
	case k.Once:
		return "set once, under a sync.Once"
	case k.Lazy:
		return "built on first use, from nothing that a request brings"
	case k.Kind == effects.Files:
		return "temporary files, removed by the request that made them"
	case k.Kind == effects.Spot && k.Does(effects.OpSpawn):
		return "a goroutine that reaches nothing outside this process's memory"
	}
	return "nothing that a later request depends on"
}

// startupWriters returns the package-level variables that code outside request
// paths writes, other than package initialisation.
func startupWriters(res *cells.Result) map[*effects.Cell]bool {
	out := map[*effects.Cell]bool{}
	for _, fn := range res.Program.Funcs {
		if fn.Obj == nil && fn.Parent == nil {
			continue // initialisation
		}
		for _, e := range fn.Sum.Effects {
			if e.Via == nil && e.Op.Writes() {
				out[e.Place.Cell()] = true
			}
		}
	}
	return out
}

// holdsData reports whether a package-level variable of the type is worth a
// line in the inventory. Errors, locks and function values are not data.
func holdsData(t types.Type) bool {
	if t == nil || types.Identical(t, types.Universe.Lookup("error").Type()) {
		return false
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil {
		key, _ := models.Normalize(n.Obj().Pkg().Path() + "." + n.Obj().Name())
		switch models.TypeCategory(key) {
		case "inert", "mutex":
			return false
		}
	}
	switch t.Underlying().(type) {
	case *types.Signature:
		return false
	}
	return true
}
