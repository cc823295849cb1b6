package classify

import "github.com/hiddenstate/hiddenstate/passes/shape"

// adopt makes a finding about a variable of no particular kind one of the kind
// of what is inside, the first by precedence. A lock comes last: it is there
// because of what is beside it.
func (f *Finding) adopt(g *Finding) {
	if g.Kind == "globalstate" || !f.adopted && f.Kind != "globalstate" {
		return
	}
	lock := f.Kind == "locallock" && g.Kind != "locallock"
	switch {
	case !f.adopted:
		f.adopted, f.Severity = true, g.Severity
	case !lock && (g.Kind == "locallock" || precedence(f.Kind) <= precedence(g.Kind)):
		return
	}
	f.Kind, f.Says, f.Breaks, f.Move, f.Effort, f.Limit = g.Kind, g.Says, g.Breaks, g.Move, g.Effort, g.Limit
	f.Severity, f.Confidence = max(f.Severity, g.Severity), g.Confidence
	f.Evidence = append(f.Evidence, "holds "+g.Symbol)
}

// isRepository reports whether what a variable holds is a data store of the
// program's own: several collections, which by themselves would be of different
// kinds.
func isRepository(inside []*Finding) bool {
	collections, kinds := 0, map[string]bool{}
	for _, g := range inside {
		switch g.Kind {
		case "globalstate":
		case "session", "idempotency", "localqueue", "cache":
			kinds[g.Kind] = true
		default:
			continue
		}
		if c := g.Cell.Shape().Container; c == shape.Map || c == shape.List {
			collections++
		}
	}
	return len(kinds) > 1 && collections > 3
}

func precedence(kind string) int {
	for i, r := range rules {
		if r.kind == kind {
			return i
		}
	}
	return len(rules)
}
