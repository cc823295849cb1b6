package cli_test

import (
	"strings"
	"testing"
)

// plugins is a service whose stores come from code that is not in sight: one
// interface has no implementation, one has one that nothing makes but a test,
// and one is implemented.
const plugins = `-- go.mod --
module example.com/plugins

go 1.26.0
-- main.go --
package main

import "net/http"

type Carts interface{ Put(id, item string) }

type Orders interface{ Place(id string) error }

type Notes interface{ Note(text string) }

type Server struct {
	carts  Carts
	orders Orders
	notes  Notes
}

type discard struct{}

func (discard) Note(string) {}

func New(c Carts, o Orders) *Server { return &Server{c, o, discard{}} }

func (s *Server) add(w http.ResponseWriter, r *http.Request) {
	s.carts.Put(r.FormValue("cart"), r.FormValue("item"))
	s.notes.Note("added")
}

func (s *Server) order(w http.ResponseWriter, r *http.Request) {
	s.carts.Put(r.FormValue("cart"), "")
	if err := s.orders.Place(r.FormValue("cart")); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /cart", s.add)
	mux.HandleFunc("POST /order", s.order)
}

func main() {}
-- main_test.go --
package main

type memory map[string]string

func (m memory) Put(id, item string) { m[id] = item }

var _ = New(memory{}, nil)
`

// A strict run asks once for each interface that requests call and nothing in
// sight implements; no other run does.
func TestStrict(t *testing.T) {
	dir := write(t, plugins)
	r := run(t, dir, nil, "check", "-strict", "./...")
	if r.status != 1 {
		t.Errorf("exit status %d; want 1\n%s", r.status, r.stderr)
	}
	lines := strings.Split(strings.TrimSpace(r.stdout), "\n")
	want := []string{
		"main.go:5:6: Carts is an interface that nothing in sight implements (reached from POST /cart, Server.add at main.go:23; POST /order, Server.order at main.go:28): ",
		"main.go:7:6: Orders is an interface that nothing in sight implements (reached from POST /order, Server.order at main.go:28): ",
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines; want %d\n%s", len(lines), len(want), r.stdout)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, want[i]) || !strings.HasSuffix(line, " [globalstate]") {
			t.Errorf("line %d is\n%s\nwant it to begin with\n%s", i+1, line, want[i])
		}
	}
	if r := run(t, dir, nil, "check", "./..."); r.status != 0 || r.stdout != "" {
		t.Errorf("without -strict: exit status %d\n%s", r.status, r.stdout)
	}
	if r := run(t, dir, nil, "audit", "-strict", "-format=csv", "./..."); !strings.Contains(r.stdout, "plugins.Carts") {
		t.Errorf("the audit does not list plugins.Carts:\n%s%s", r.stdout, r.stderr)
	}
}
