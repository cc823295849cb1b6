package html

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
	"golang.org/x/net/html"
)

func write(t *testing.T, r *audit.Report, source fs.FS) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, Options{Source: source}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// elements parses a page as a browser does and returns its elements.
func elements(t *testing.T, page []byte) []*html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func count(nodes []*html.Node, tag string) int {
	n := 0
	for _, x := range nodes {
		if x.Data == tag {
			n++
		}
	}
	return n
}

func TestGolden(t *testing.T) {
	golden.Check(t, "shop.html", write(t, audittest.Shop(), audittest.Source()))
	golden.Check(t, "clean.html", write(t, audittest.Clean(), nil))
	golden.Check(t, "nothing.html", write(t, audittest.Nothing(), nil))
}

// The page answers the questions of the review by itself.
func TestAnswers(t *testing.T) {
	var sections []string
	for _, n := range elements(t, write(t, audittest.Shop(), nil)) {
		if n.Data == "section" {
			sections = append(sections, text(n))
		}
	}
	if len(sections) < 9 {
		t.Fatalf("%d sections, want 9 at least", len(sections))
	}
	top := strings.Join(sections[:2], " ")
	for _, want := range []string{
		"May a second instance be added today?", "No: not ready for a second instance.",
		"auth.Manager.sessions", "http.Server.Upload", "http.limiter", "move them to a shared session store", "write to object storage",
		"How big must the shared store be? One highly available pair is enough today", "5 of 9 (55.6 %)",
	} {
		if !strings.Contains(top, want) {
			t.Errorf("the first two sections do not say %q", want)
		}
	}
}

// Every link of the page leads to a place in it, and no place is there twice.
func TestLinks(t *testing.T) {
	for name, r := range map[string]*audit.Report{"shop": audittest.Shop(), "clean": audittest.Clean(), "nothing": audittest.Nothing(), "large": audittest.Large(200, 100), "hostile": audittest.Hostile()} {
		ids := map[string]bool{}
		nodes := elements(t, write(t, r, nil))
		for _, n := range nodes {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: the id %q is there twice", name, id)
				}
				ids[id] = true
			}
		}
		for _, n := range nodes {
			if href := attr(n, "href"); href != "" && (!strings.HasPrefix(href, "#") || !ids[href[1:]] && href != "#findings") {
				t.Errorf("%s: the link %q leads nowhere", name, href)
			}
		}
	}
}

func TestHostileIsText(t *testing.T) {
	evil := audittest.Hostile()
	source := fstest.MapFS{}
	for i := range evil.Findings {
		if file := evil.Findings[i].Position.File; fs.ValidPath(file) {
			source[file] = &fstest.MapFile{Data: []byte(strings.Repeat("</pre><script>alert(6)</script><img src=x onerror=alert(7)>\x1b[31m\u202e\n", 30))}
		}
	}
	page := write(t, evil, source)
	nodes := elements(t, page)
	allowed := strings.Fields("html head meta title style body a header p h1 h2 h3 nav main section footer script span dl div dt dd meter strong code ol ul li b br svg defs marker path circle text g rect form label input fieldset legend button article details summary figure figcaption pre table thead tbody tr th td")
	for _, n := range nodes {
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("element %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "style", a.Key == "srcset", a.Key == "action":
				t.Errorf("attribute %s=%q of %s", a.Key, a.Val, n.Data)
			case (a.Key == "href" || a.Key == "xlink:href") && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("link to %q", a.Val)
			}
		}
	}
	for _, tag := range []string{"script", "style", "meta"} {
		if got, want := count(nodes, tag), count(elements(t, write(t, audittest.Clean(), nil)), tag); got != want {
			t.Errorf("%d elements %s, want %d", got, tag, want)
		}
	}
	if bytes.ContainsAny(page, "\x1b\u202e\a\x00") {
		t.Error("the page holds control characters")
	}
	if len(source) == 0 || !bytes.Contains(page, []byte("&lt;script&gt;alert(6)")) {
		t.Error("no hostile source is on the page")
	}
}

// Nothing is loaded, and the policy says so.
func TestSelfContained(t *testing.T) {
	policy := ""
	for _, n := range elements(t, write(t, audittest.Shop(), nil)) {
		if attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
		if n.Data == "link" || n.Data == "img" || n.Data == "iframe" || attr(n, "src") != "" {
			t.Errorf("%s loads something", n.Data)
		}
		if n.Data == "script" && !strings.Contains(policy, "script-src "+hash([]byte(n.FirstChild.Data))) {
			t.Error("the policy does not allow the page's own script")
		}
		if n.Data == "style" && !strings.Contains(policy, "style-src "+hash([]byte(n.FirstChild.Data))) {
			// The policy stands before the style.
			t.Error("the policy does not allow the page's own style")
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none';") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %q", policy)
	}
}

func TestLarge(t *testing.T) {
	r := audittest.Large(500, 300)
	source := fstest.MapFS{}
	for i := range r.Findings {
		source[r.Findings[i].Position.File] = &fstest.MapFile{Data: []byte(strings.Repeat("\tsome := code(that, is, rather, long) // and has a comment with it\n", 400))}
	}
	page := write(t, r, source)
	if len(page) > 5<<20 {
		t.Errorf("the page of 500 findings has %d bytes, more than 5 MiB", len(page))
	}
	nodes := elements(t, page)
	if got := count(nodes, "article"); got != 500 {
		t.Errorf("%d findings are on the page, want 500", got)
	}
	if count(nodes, "figure") < 400 {
		t.Errorf("%d excerpts, want 400 at least", count(nodes, "figure"))
	}
	for _, r := range source {
		r.Data = []byte(strings.Repeat(strings.Repeat("x", 10_000)+"\n", 60))
	}
	if page := write(t, r, source); len(page) > 5<<20 {
		t.Errorf("with long lines the page has %d bytes, more than 5 MiB", len(page))
	} else if !bytes.Contains(page, []byte("Some source excerpts are left out")) {
		t.Error("the page does not say that excerpts are left out")
	}
}

// Writing must not change the report.
func TestReportIsKept(t *testing.T) {
	r := audittest.Hostile()
	before := fmt.Sprintf("%q", r.Module+r.Findings[0].Symbol+r.Routes[0].Route)
	write(t, r, nil)
	if after := fmt.Sprintf("%q", r.Module+r.Findings[0].Symbol+r.Routes[0].Route); after != before {
		t.Errorf("the report was %s and is %s", before, after)
	}
}
