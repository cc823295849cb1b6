// Package rule makes the analyzers of the kinds. They differ in name and
// documentation; what they report was decided by the passes.
package rule

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"golang.org/x/tools/go/analysis"
)

// New returns the analyzer that reports findings of one kind. Its documentation
// is the package comment of source, the text of the kind's doc.go.
func New(kind, source string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     kind,
		Doc:      packageComment(source),
		URL:      "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/analyzers/" + kind,
		Requires: []*analysis.Analyzer{config.Analyzer, classify.Analyzer},
		Run: guard.Run(func(pass *analysis.Pass) (any, error) {
			report := pass.ResultOf[classify.Analyzer].(*classify.Report)
			if report == nil {
				return nil, nil
			}
			for _, f := range report.Findings {
				if f.Kind != kind {
					continue
				}
				pass.Report(analysis.Diagnostic{
					Pos:      f.Pos,
					Category: kind,
					Message:  f.Message(report.Fset),
					Related:  f.Related(),
				})
			}
			return nil, nil
		}),
	}
}

// packageComment returns the text of the comment that a doc.go begins with,
// without "Package x reports". It is a plain scan, because it runs at start-up.
func packageComment(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		text, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		text = strings.TrimPrefix(text, " ")
		if b.Len() == 0 {
			if _, rest, ok := strings.Cut(text, " reports "); ok {
				text = strings.ToUpper(rest[:1]) + rest[1:]
			}
		}
		b.WriteString(strings.ReplaceAll(text, "\t", "    "))
	}
	return strings.TrimSpace(b.String())
}
