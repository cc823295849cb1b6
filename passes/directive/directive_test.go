package directive_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/directive"
	"github.com/hiddenstate/hiddenstate/passes/kind"
)

const source = `package shop

//hiddenstate:allow session,cache logins live as long as the instance
var sessions = map[string]string{}

var hits int //hiddenstate:allow globalstate shown to admins only

//lint:ignore ratelimit the gateway limits, too
var limits = map[string]int{}

//hiddenstate:entry POST /jobs
func run() {
	//hiddenstate:allow localfile a scratch file
	write()
	write()
}

//hiddenstate:allow
var a int

//hiddenstate:allow nokind because
var b int

//hiddenstate:allow session
var c int

//hiddenstate:grant session because
var d int

//hiddenstate:entry
var e int
`

func parse(t *testing.T) (*directive.Set, func(line int) token.Pos) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "shop.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	file := fset.File(f.Pos())
	return directive.Parse(fset, []*ast.File{f}, kind.Is), file.LineStart
}

// line returns the number of the first line of source that contains text.
func line(t *testing.T, text string) int {
	t.Helper()
	for i, l := range strings.Split(source, "\n") {
		if strings.Contains(l, text) {
			return i + 1
		}
	}
	t.Fatalf("no line contains %q", text)
	return 0
}

func TestAccepts(t *testing.T) {
	tests := []struct {
		kind   string
		at     string // the line accepted, or not
		after  int    // lines further down
		reason string // "" if it is not
	}{
		{"session", "var sessions", 0, "logins live as long as the instance"},
		{"cache", "var sessions", 0, "logins live as long as the instance"},
		{"ratelimit", "var sessions", 0, ""},
		{"globalstate", "var hits", 0, "shown to admins only"},
		{"ratelimit", "var limits", 0, "the gateway limits, too"},
		{"localfile", "\twrite()", 0, "a scratch file"},
		{"localfile", "\twrite()", 1, ""},
		{"session", "var c int", 0, ""},
	}
	for _, tt := range tests {
		set, start := parse(t)
		got := set.Accepts(tt.kind, start(line(t, tt.at)+tt.after))
		switch {
		case got == nil && tt.reason != "":
			t.Errorf("%s at %q+%d is not accepted", tt.kind, tt.at, tt.after)
		case got != nil && got.Reason != tt.reason:
			t.Errorf("%s at %q+%d is accepted: %q, want %q", tt.kind, tt.at, tt.after, got.Reason, tt.reason)
		}
	}
}

func TestProblems(t *testing.T) {
	set, _ := parse(t)
	want := []string{
		"names no kind",
		`unknown kind "nokind"`,
		"allow session gives no reason",
		"unknown directive //hiddenstate:grant",
		"entry must stand in the comment above a function",
	}
	if len(set.Problems) != len(want) {
		t.Fatalf("%d problems, want %d: %v", len(set.Problems), len(want), set.Problems)
	}
	for i, p := range set.Problems {
		if !strings.Contains(p.Message, want[i]) {
			t.Errorf("problem %d is %q, want %q in it", i, p.Message, want[i])
		}
	}
}

func TestEntries(t *testing.T) {
	set, _ := parse(t)
	if len(set.Entries) != 1 || set.Entries[0].Func.Name.Name != "run" || set.Entries[0].Route != "POST /jobs" {
		t.Errorf("entries are %v, want run with POST /jobs", set.Entries)
	}
}

func TestStale(t *testing.T) {
	set, start := parse(t)
	set.Accepts("session", start(line(t, "var sessions")))
	var stale []string
	for _, a := range set.Stale() {
		stale = append(stale, a.Reason)
	}
	// What is meant for another tool as well is never stale.
	if got, want := strings.Join(stale, "; "), "shown to admins only; a scratch file"; got != want {
		t.Errorf("stale are %q, want %q", got, want)
	}
}
