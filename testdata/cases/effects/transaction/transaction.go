// Package transaction changes state in functions that run in a transaction.
package transaction

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
)

// A Board keeps what visitors post.
type Board struct {
	mu    sync.Mutex
	posts map[string]string // want `Board.posts keeps .*\[globalstate\]`
}

func New() *Board { return &Board{posts: map[string]string{}} }

func (b *Board) Read(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	w.Write([]byte(b.posts[r.FormValue("id")]))
}

// A DB runs functions in transactions.
type DB struct{ db *sql.DB }

func (d *DB) InTx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

type Server struct {
	db    *DB
	board *Board
}

func NewServer(db *sql.DB) *Server { return &Server{db: &DB{db}, board: New()} }

// Post changes the board within the function that runs in the transaction.
func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	id, text := r.FormValue("id"), r.FormValue("text")
	s.db.InTx(r.Context(), func(tx *sql.Tx) error {
		s.board.mu.Lock()
		defer s.board.mu.Unlock()
		s.board.posts[id] = text
		return nil
	})
}
