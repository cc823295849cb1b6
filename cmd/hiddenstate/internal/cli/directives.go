package cli

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
)

// directiveLines renders the directives that cannot be honoured, and those that
// accept nothing. The latter are told only by an analysis of the whole module:
// in a part of it, what reaches the state may be missing.
func directiveLines(a *standalone.Analysis) []line {
	var lines []line
	for _, d := range a.Directives.Problems {
		lines = append(lines, newLine(a, d.Pos, d.Message+" [directive]"))
	}
	if !a.Load.Whole || len(a.State.Points) == 0 {
		return lines
	}
	for _, d := range a.Directives.Stale() {
		lines = append(lines, newLine(a, d.Pos, "//hiddenstate:allow "+strings.Join(d.Kinds, ",")+
			" accepts nothing: there is no such state here any more; remove it [directive]"))
	}
	return lines
}
