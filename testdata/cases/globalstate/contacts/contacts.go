// Package contacts is a repository in memory, of records under identifiers that
// it makes up. Lists of them are shown to everybody.
package contacts

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"sync"
)

type contact struct{ ID, Name, Mail string }

type book struct {
	mu       sync.Mutex
	contacts map[string]contact // want "book.contacts keeps a map of contacts.contact values in this process's memory \\(written by POST /contacts.*\\[globalstate\\]"
}

func (b *book) add(w http.ResponseWriter, r *http.Request) {
	c := contact{ID: rand.Text(), Name: r.FormValue("name"), Mail: r.FormValue("mail")}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.contacts[c.ID] = c
	json.NewEncoder(w).Encode(c)
}

func (b *book) rename(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c, ok := b.contacts[r.FormValue("id")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	c.Name = r.FormValue("name")
	b.contacts[c.ID] = c
}

func (b *book) list(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []contact
	for _, c := range b.contacts {
		all = append(all, c)
	}
	json.NewEncoder(w).Encode(all)
}

// Handler returns the routes of the contacts.
func Handler() http.Handler {
	b := &book{contacts: map[string]contact{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /contacts", b.add)
	mux.HandleFunc("PUT /contacts", b.rename)
	mux.HandleFunc("GET /contacts", b.list)
	return mux
}
