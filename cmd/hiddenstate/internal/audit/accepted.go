package audit

import (
	"context"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/gitage"
)

// directives lists the acceptances that are of no use: those that accept nothing
// any more, and those that cannot be understood.
func (b *builder) directives() []Directive {
	out := []Directive{}
	for _, p := range b.Directives.Problems {
		out = append(out, Directive{Position: b.position(p.Pos, ""), Message: p.Message})
	}
	for _, a := range b.Directives.Stale() {
		out = append(out, Directive{
			Position: b.position(a.Pos, ""),
			Message:  "//hiddenstate:allow " + strings.Join(a.Kinds, ",") + " accepts nothing: there is no such state here any more; remove it (its reason was: " + a.Reason + ")",
		})
	}
	return out
}

// age asks git since when each acceptance has been in the source. Without a
// repository, or for a line that is not committed, the age stays unknown.
func (b *builder) age(ctx context.Context, fs []Finding) {
	for i := range fs {
		a := fs[i].Accepted
		if a == nil {
			continue
		}
		l, err := gitage.Line(ctx, b.root, a.Position.File, a.Position.Line)
		if err != nil || l.Commit == "" {
			continue // the report says that the age is unknown
		}
		a.Since, a.Commit = l.Time.UTC().Format("2006-01-02"), l.Commit
		if d := b.opt.Now.Sub(l.Time); d > 0 {
			a.AgeDays = int(d.Hours() / 24)
		}
	}
}
