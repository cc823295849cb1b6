package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
)

func write(t *testing.T, r *audit.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for name, r := range map[string]*audit.Report{"shop.md": audittest.Shop(), "clean.md": audittest.Clean(), "nothing.md": audittest.Nothing()} {
		golden.Check(t, name, write(t, r))
	}
}

// parse counts the nodes of a document by kind, and hands each to visit.
func parse(t *testing.T, source []byte, visit func(ast.Node)) map[ast.NodeKind]int {
	t.Helper()
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(gtext.NewReader(source))
	count := map[ast.NodeKind]int{}
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			count[n.Kind()]++
			if visit != nil {
				visit(n)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return count
}

func TestParses(t *testing.T) {
	r := audittest.Shop()
	count := parse(t, write(t, r), nil)
	if got, want := count[east.KindTaskCheckBox], len(r.Drill.Order); got != want {
		t.Errorf("%d check boxes, want %d", got, want)
	}
	if count[east.KindTable] < 5 {
		t.Errorf("%d tables, want 5 at least", count[east.KindTable])
	}
	if count[ast.KindHTMLBlock]+count[ast.KindCodeBlock] > 0 {
		t.Error("raw HTML or indented code")
	}
}

func TestHostileIsText(t *testing.T) {
	source := write(t, audittest.Hostile())
	r := audittest.Hostile()
	headings := 0
	count := parse(t, source, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if got := string(n.Segments.Value(source)); got != nothing {
				t.Errorf("raw HTML %q", got)
			}
		case *ast.Text:
			if got := string(n.Value(source)); n.Parent().Kind() != ast.KindCodeSpan && strings.Contains(got, "@everyone") {
				t.Errorf("somebody is mentioned in %q", got)
			}
		case *ast.Heading:
			headings++
		case *east.TableRow:
			if n.ChildCount() < 3 || n.ChildCount() > 4 {
				t.Errorf("row with %d cells", n.ChildCount())
			}
		}
	})
	for _, kind := range []ast.NodeKind{ast.KindHTMLBlock, ast.KindLink, ast.KindImage, ast.KindAutoLink, ast.KindFencedCodeBlock, ast.KindCodeBlock, east.KindStrikethrough} {
		if count[kind] > 0 {
			t.Errorf("%d nodes of kind %s", count[kind], kind)
		}
	}
	if want := 1 + strings.Count("\n"+string(source), "\n## "); headings != want {
		t.Errorf("%d headings, want %d", headings, want)
	}
	if got, want := count[east.KindTaskCheckBox], len(r.Drill.Order); got != want {
		t.Errorf("%d check boxes, want %d", got, want)
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"plain words": "plain words", "a|b": `a\|b`, "<b>": `\<b\>`, "1. one": `1\. one`, "v1.2": "v1.2", "- x": `\- x`, "a-b": "a-b",
		"www.a.b": "www<!-- -->.a.b", "http://x": "http:<!-- -->//x", "@all": "@<!-- -->all", "two\nlines": "two lines",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

// A comment has a limit; what is left out is named.
func TestLong(t *testing.T) {
	source := string(write(t, audittest.Large(60, 400)))
	if len(source) > most+200 {
		t.Errorf("the document has %d bytes", len(source))
	}
	if !strings.Contains(source, "Left out to fit into a comment: the chaos drill") || strings.Contains(source, "## Chaos drill") {
		t.Error("the chaos drill is not left out, or the document does not say so")
	}
	if strings.Contains(string(write(t, audittest.Shop())), "Left out") {
		t.Error("something is left out of a short document")
	}
}
