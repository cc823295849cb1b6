// Package librarycontainer keeps state in a library's container of which nothing
// is known but that it has a map inside.
package librarycontainer

import (
	"net/http"
	"time"

	"github.com/TwiN/gocache/v2"
)

// A Board keeps what visitors pin to it.
type Board struct {
	pins *gocache.Cache // want `Board.pins keeps .*Board.Pin at librarycontainer.go.*\[`
}

func New() *Board { return &Board{pins: gocache.NewCache().WithMaxSize(1000)} }

func (b *Board) Pin(w http.ResponseWriter, r *http.Request) {
	b.pins.SetWithTTL(r.FormValue("id"), r.FormValue("text"), 24*time.Hour)
}

func (b *Board) Show(w http.ResponseWriter, r *http.Request) {
	if text, ok := b.pins.Get(r.FormValue("id")); ok {
		w.Write([]byte(text.(string)))
	}
}

func (b *Board) Register(mux *http.ServeMux) {
	mux.HandleFunc("POST /pins", b.Pin)
	mux.HandleFunc("GET /pins", b.Show)
}
