// Package html writes a report as one self-contained page: it loads nothing, works
// without a network and prints. A content security policy with hashes of its own
// style and script forbids everything else, so that even markup that slipped
// through could neither run nor call out; but html/template lets none through.
package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"io/fs"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

//go:embed page
var files embed.FS

// Options say what the page may use.
type Options struct {
	// Source holds the files that positions are relative to; nil for a page
	// without excerpts.
	Source fs.FS
}

// Write writes the page.
func Write(w io.Writer, r *audit.Report, opt Options) error {
	style, err := files.ReadFile("page/style.css")
	if err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	script, err := files.ReadFile("page/script.js")
	if err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	t, err := template.New("page.tmpl").Funcs(template.FuncMap{"plural": audit.Plural}).ParseFS(files, "page/*.tmpl")
	if err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	v := newView(r, opt.Source)
	// Both are constants of this package, not text of a report.
	v.Style, v.Script = template.CSS(style), template.JS(script)
	v.Policy = "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; base-uri 'none'; form-action 'none'"
	if err := t.Execute(w, v); err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	return nil
}

// hash is the source expression that allows exactly this text.
func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
