// Package hub keeps state in a goroutine that requests send messages to.
package hub

import (
	"net/http"
)

type post struct{ id, text string }

type question struct {
	id     string
	answer chan string
}

// A Board belongs to one goroutine; requests send it what they want.
type Board struct {
	posts map[string]string // want `Board.posts keeps .*\[globalstate\]`
	in    chan post
	ask   chan question
}

func New() *Board {
	b := &Board{posts: map[string]string{}, in: make(chan post), ask: make(chan question)}
	go b.run()
	return b
}

func (b *Board) run() {
	for {
		select {
		case p := <-b.in:
			b.posts[p.id] = p.text
		case q := <-b.ask:
			q.answer <- b.posts[q.id]
		}
	}
}

func (b *Board) Post(w http.ResponseWriter, r *http.Request) {
	b.in <- post{r.FormValue("id"), r.FormValue("text")}
}

func (b *Board) Read(w http.ResponseWriter, r *http.Request) {
	q := question{r.FormValue("id"), make(chan string)}
	b.ask <- q
	w.Write([]byte(<-q.answer))
}
