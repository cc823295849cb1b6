// Package collectors keeps the collectors that run, as the database asks for them
// at start-up and requests do later. What runs is made from what is read, and no
// copy of it.
package collectors

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
)

// A Collector collects until it is stopped.
type Collector interface {
	Start() error
	Stop() error
}

type tail struct{ path, mark string }

func (t *tail) Start() error { return nil }
func (t *tail) Stop() error  { return nil }

var (
	mu      sync.Mutex
	running = map[string]Collector{} // want `running keeps a map of collectors.Collector values.*\[globalstate\]`
)

func start(id, path string) error {
	mu.Lock()
	defer mu.Unlock()
	if old := running[id]; old != nil {
		if err := old.Stop(); err != nil {
			return err
		}
	}
	c := &tail{path, rand.Text()}
	if err := c.Start(); err != nil {
		return err
	}
	running[id] = c
	return nil
}

// Init starts what the database has.
func Init(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT id, path FROM collectors")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, path string
		if err := rows.Scan(&id, &path); err != nil {
			return err
		}
		if err := start(id, path); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Routes starts what there is, and lets requests change it.
func Routes(mux *http.ServeMux, db *sql.DB) error {
	if err := Init(context.Background(), db); err != nil {
		return err
	}
	mux.HandleFunc("PUT /collectors/{id}", func(w http.ResponseWriter, r *http.Request) {
		var path string
		err := db.QueryRowContext(r.Context(), "UPDATE collectors SET path = $1 WHERE id = $2 RETURNING path", r.FormValue("path"), r.PathValue("id")).Scan(&path)
		if err == nil {
			err = start(r.PathValue("id"), path)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}
