// Package visited walks a graph of categories once for each request.
package visited

import (
	"encoding/json"
	"net/http"
)

// Tree is the categories of the shop, loaded at start-up.
type Tree struct {
	children map[string][]string
}

// NewTree returns the tree of the given edges.
func NewTree(edges [][2]string) *Tree {
	t := &Tree{children: map[string][]string{}}
	for _, e := range edges {
		t.children[e[0]] = append(t.children[e[0]], e[1])
	}
	return t
}

func (t *Tree) below(w http.ResponseWriter, r *http.Request) {
	visited := make(map[string]bool)
	var out []string
	t.walk(r.PathValue("id"), visited, &out)
	json.NewEncoder(w).Encode(out)
}

func (t *Tree) walk(id string, visited map[string]bool, out *[]string) {
	if visited[id] {
		return
	}
	visited[id] = true
	*out = append(*out, id)
	for _, c := range t.children[id] {
		t.walk(c, visited, out)
	}
}

// Routes registers the handler.
func Routes(mux *http.ServeMux, t *Tree) { mux.HandleFunc("GET /categories/{id}", t.below) }
