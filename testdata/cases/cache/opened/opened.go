// Package opened keeps the connectors that it has opened, by the identifiers that
// were made up for them when they were stored.
package opened

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"sync"

	"github.com/google/uuid"
)

type connector struct {
	version int
	client  *http.Client
	target  string
}

// Connectors opens stored connectors.
type Connectors struct {
	db *sql.DB

	mu   sync.Mutex
	open map[string]connector // want "Connectors.open keeps in this process's memory copies of values that come from elsewhere .*\\[cache\\]"
}

type row struct {
	id, target string
	version    int
}

func (c *Connectors) add(ctx context.Context, target string) (string, error) {
	r := row{id: uuid.NewString(), target: target, version: 1}
	if _, err := c.db.ExecContext(ctx, `INSERT INTO connectors (id, target, version) VALUES ($1, $2, $3)`, r.id, r.target, r.version); err != nil {
		return "", err
	}
	c.make(r)
	return r.id, nil
}

func (c *Connectors) make(r row) connector {
	made := connector{version: r.version, client: &http.Client{}, target: r.target}
	c.mu.Lock()
	c.open[r.id] = made
	c.mu.Unlock()
	return made
}

func (c *Connectors) get(ctx context.Context, id string) (connector, error) {
	r := row{}
	if err := c.db.QueryRowContext(ctx, `SELECT id, target, version FROM connectors WHERE id = $1`, id).Scan(&r.id, &r.target, &r.version); err != nil {
		return connector{}, fmt.Errorf("reading connector %s: %w", id, err)
	}
	c.mu.Lock()
	found, ok := c.open[id]
	c.mu.Unlock()
	if !ok || found.version != r.version {
		return c.make(r), nil
	}
	return found, nil
}

// Routes adds the connectors to mux.
func (c *Connectors) Routes(mux *http.ServeMux) {
	c.open = map[string]connector{}
	mux.HandleFunc("POST /connectors", func(w http.ResponseWriter, r *http.Request) {
		id, err := c.add(r.Context(), "https://connector.example/")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, id)
	})
	mux.HandleFunc("GET /connectors/{id}", func(w http.ResponseWriter, r *http.Request) {
		found, err := c.get(r.Context(), r.PathValue("id"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		res, err := found.client.Get(found.target)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		res.Body.Close()
	})
}
