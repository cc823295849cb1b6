// Package steps keeps accounts that are being opened.
package steps

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"
)

type account struct {
	tx    *sql.Tx
	since time.Time
}

// A Book holds accounts that are being opened.
type Book struct {
	db *sql.DB

	mu   sync.Mutex
	open map[string]*account
}

// NewBook returns an empty book.
func NewBook(db *sql.DB) *Book { return &Book{db: db, open: make(map[string]*account)} }

// Open does the first step.
func (b *Book) Open(name string) (string, error) {
	tx, err := b.db.BeginTx(context.Background(), &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return "", err
	}
	if _, err := tx.Exec(`INSERT INTO accounts (name) VALUES ($1)`, name); err != nil {
		return "", errors.Join(err, tx.Rollback())
	}
	id := uuid.NewString()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open[id] = &account{tx: tx, since: time.Now()}
	return id, nil
}

// Address does the last step.
func (b *Book) Address(id, address string) error {
	b.mu.Lock()
	a, ok := b.open[id]
	delete(b.open, id)
	b.mu.Unlock()
	if !ok {
		return sql.ErrTxDone
	}
	if _, err := a.tx.Exec(`UPDATE accounts SET address = $1`, address); err != nil {
		return errors.Join(err, a.tx.Rollback())
	}
	return a.tx.Commit()
}
