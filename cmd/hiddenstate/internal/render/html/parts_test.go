package html

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
)

func TestPicture(t *testing.T) {
	for name, r := range map[string]*audit.Report{"shop": audittest.Shop(), "mid": audittest.Large(60, 400), "large": audittest.Large(500, 300), "hostile": audittest.Hostile()} {
		p := newView(r, nil).Picture
		byColumn := map[int][]*node{}
		for _, n := range p.Nodes {
			if n.X < 0 || n.Y < 0 || n.X+n.W > p.Width || n.Y+n.H > p.Height {
				t.Errorf("%s: %q is outside the picture", name, n.Title)
			}
			for _, other := range byColumn[n.X] {
				if n.Y < other.Y+other.H && other.Y < n.Y+n.H {
					t.Fatalf("%s: %q lies on %q", name, n.Title, other.Title)
				}
			}
			byColumn[n.X] = append(byColumn[n.X], n)
		}
		for x, nodes := range byColumn {
			if len(nodes) > mostRoute {
				t.Errorf("%s: %d boxes at %d", name, len(nodes), x)
			}
		}
		for _, e := range p.Edges {
			if e.From.X >= e.To.X {
				t.Errorf("%s: a line from %q back to %q", name, e.From.Title, e.To.Title)
			}
		}
		if len(p.Edges) == 0 {
			t.Errorf("%s: no lines", name)
		}
	}
	if p := newView(audittest.Clean(), nil).Picture; len(p.Nodes) > 0 {
		t.Error("a picture of nothing")
	}
}

// A picture that leaves something out says so.
func TestPictureNotes(t *testing.T) {
	notes := strings.Join(newView(audittest.Large(500, 300), nil).Picture.Notes, "\n")
	for _, want := range []string{"300 routes touch none of it", "the 80 findings that weigh most; 420 more", "Routes with a common beginning share a box"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q:\n%s", want, notes)
		}
	}
}

func TestPrefix(t *testing.T) {
	tests := []struct {
		route string
		n     int
		want  string
		ok    bool
	}{
		{"GET /api/v1/users", 1, "/api/…", true}, {"GET /api/v1/users", 2, "/api/v1/…", true}, {"GET /api/v1/users", 3, "", false},
		{"GET /healthz", 1, "/healthz/…", true}, {"GET /healthz", 2, "", false}, {"/pkg.Service/Method", 1, "/pkg.Service/…", true}, {"GET /", 1, "//…", true},
	}
	for _, tt := range tests {
		if got, ok := prefix(tt.route, tt.n); got != tt.want || ok != tt.ok {
			t.Errorf("prefix(%q, %d) = %q, %v; want %q, %v", tt.route, tt.n, got, ok, tt.want, tt.ok)
		}
	}
}

func TestShorten(t *testing.T) {
	for in, want := range map[string]string{"short": "short", "a rather long text": "a ra… text", "Größe ist wichtig": "Größ…chtig"} {
		if got := shorten(in, 10); got != want {
			t.Errorf("shorten(%q, 10) = %q, want %q", in, got, want)
		}
	}
}

func TestExcerpts(t *testing.T) {
	x := newExcerpts(audittest.Source())
	r := audittest.Shop()
	got := x.of(r.Find("session:auth.Manager.sessions"))
	// The declaration is at 31; the sites at 77, 84 and 90 are close enough to
	// stand in one excerpt.
	if len(got) != 2 {
		t.Fatalf("%d excerpts, want 2", len(got))
	}
	var marked []int
	for _, e := range got {
		for _, l := range e.Lines {
			if l.Marked {
				marked = append(marked, l.Number)
			}
		}
	}
	if want := []int{31, 77, 84, 90}; len(marked) != 4 || marked[0] != want[0] || marked[1] != want[1] || marked[2] != want[2] || marked[3] != want[3] {
		t.Errorf("marked lines %v, want %v", marked, want)
	}
	if first, last := got[1].Lines[0].Number, got[1].Lines[len(got[1].Lines)-1].Number; first != 74 || last != 93 {
		t.Errorf("the second excerpt has lines %d to %d, want 74 to 93", first, last)
	}
	for i, l := range got[1].Lines {
		if l.Number != 74+i {
			t.Fatalf("line %d follows line %d", l.Number, 73+i)
		}
	}
}

func TestExcerptsRefuse(t *testing.T) {
	source := fstest.MapFS{"binary.go": {Data: []byte("a\x00b\n")}, "short.go": {Data: []byte("one\n")}}
	x := newExcerpts(source)
	for _, file := range []string{"../outside.go", "/etc/passwd", "missing.go", "binary.go", "", "short.go"} {
		f := &audit.Finding{Position: audit.Position{File: file, Line: 5}}
		if got := x.of(f); len(got) > 0 {
			t.Errorf("%q: excerpt %+v", file, got)
		}
	}
}
