package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/html"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/markdown"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/sarif"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/text"
	"github.com/hiddenstate/hiddenstate/passes/kind"
)

// formats returns the names of the formats of a report.
func formats() []string {
	return []string{"text", "json", "sarif", "markdown", "html", "csv", "gitlab"}
}

// formatNames lists the formats in a sentence.
func formatNames() string {
	all := formats()
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// A writer writes a report; root is the folder that its positions are relative to.
type writer func(w io.Writer, r *audit.Report, root string) error

// renderer returns the writer of the format that the flags name.
func (f *auditFlags) renderer(stdout io.Writer) (writer, error) {
	if !slices.Contains(formats(), f.format) {
		return nil, fmt.Errorf("-format: unknown format %q: want %s", f.format, formatNames())
	}
	opt := text.Options{Width: 100, All: f.all}
	if f.output == "" {
		opt.Color, opt.Width = colored(stdout), width(stdout)
	}
	return func(w io.Writer, r *audit.Report, root string) error {
		switch f.format {
		case "json":
			return render.JSON(w, r)
		case "csv":
			return render.CSV(w, r)
		case "gitlab":
			return render.GitLab(w, r)
		case "markdown":
			return markdown.Write(w, r)
		case "sarif":
			return sarif.Write(w, r, sarif.Options{Version: Version(), Rules: rules()})
		case "html":
			return writeHTML(w, r, root)
		}
		return text.Write(w, r, opt)
	}, nil
}

// writeHTML writes the page with excerpts of the source below root. What lies
// outside is not read, whatever a position says.
func writeHTML(w io.Writer, r *audit.Report, root string) error {
	dir, err := os.OpenRoot(root)
	if err != nil {
		return fmt.Errorf("reading source for excerpts: %w", err)
	}
	defer dir.Close()
	return html.Write(w, r, html.Options{Source: dir.FS()})
}

// rules describes the kinds for SARIF.
func rules() []sarif.Rule {
	var out []sarif.Rule
	for _, k := range kind.All() {
		rule := sarif.Rule{Kind: k.Name, Title: k.Title, Help: k.Title, Severity: k.Default}
		if a := analyzers.Of(k.Name); a != nil {
			rule.Help = a.Doc
		}
		out = append(out, rule)
	}
	return out
}
