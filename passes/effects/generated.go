package effects

import (
	"go/ast"
	"go/token"
	"slices"
)

// NoteGenerated tells the program which of its files a tool wrote. It is called
// before Add.
func (p *Program) NoteGenerated(files []*ast.File) {
	for _, f := range files {
		if ast.IsGenerated(f) {
			p.cells.generated = append(p.cells.generated, extent{f.FileStart, f.FileEnd})
		}
	}
	slices.SortFunc(p.cells.generated, func(a, b extent) int { return int(a.from - b.from) })
}

// An extent is a range of positions, both ends included.
type extent struct{ from, to token.Pos }

func (t *cellTable) isGenerated(pos token.Pos) bool {
	i, ok := slices.BinarySearchFunc(t.generated, pos, func(e extent, pos token.Pos) int { return int(e.from - pos) })
	return ok || i > 0 && pos <= t.generated[i-1].to
}

// IsGenerated reports whether fn is declared in a file that a tool wrote.
func (p *Program) IsGenerated(fn *Func) bool { return p.cells.isGenerated(fn.Pos()) }
