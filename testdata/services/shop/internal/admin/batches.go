package admin

import (
	"context"
	"database/sql"
	"net/http"
	"strconv"
	"sync"

	"github.com/google/uuid"
)

// batches are sets of price changes that become visible all at once.
type batches struct {
	db *sql.DB

	mu   sync.Mutex
	open map[string]*sql.Tx
}

func newBatches(db *sql.DB) *batches {
	return &batches{db: db, open: make(map[string]*sql.Tx)}
}

func (b *batches) begin() (id string, err error) {
	tx, err := b.db.BeginTx(context.Background(), nil)
	if err != nil {
		return "", err
	}
	id = uuid.NewString()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open[id] = tx
	return id, nil
}

func (b *batches) get(id string) (*sql.Tx, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	tx, ok := b.open[id]
	return tx, ok
}

func (b *batches) commit(id string) error {
	b.mu.Lock()
	tx, ok := b.open[id]
	delete(b.open, id)
	b.mu.Unlock()
	if !ok {
		return sql.ErrTxDone
	}
	return tx.Commit()
}

func (s *Server) openBatch(w http.ResponseWriter, r *http.Request) {
	id, err := s.batches.begin()
	if err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, map[string]string{"id": id})
}

func (s *Server) setBatchPrice(w http.ResponseWriter, r *http.Request) {
	price, err := strconv.ParseInt(r.FormValue("price"), 10, 64)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	tx, ok := s.batches.get(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	if _, err := tx.ExecContext(r.Context(), `UPDATE products SET price = $1 WHERE sku = $2`,
		price, r.PathValue("sku")); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) commitBatch(w http.ResponseWriter, r *http.Request) {
	if err := s.batches.commit(r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
