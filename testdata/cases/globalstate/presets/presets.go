// Package presets keeps a table of badges whose numbers are filled in when the
// database is set up; all requests read badges from the database.
package presets

import (
	"database/sql"
	"encoding/json"
	"net/http"
)

// Badge is a badge of a user.
type Badge struct {
	ID   int64
	Name string
}

var presets = []*Badge{{Name: "first order"}, {Name: "tenth order"}}

// Badges is the repository of badges.
type Badges struct{ db *sql.DB }

func (b *Badges) find(name string) (*Badge, error) {
	badge := &Badge{}
	if err := b.db.QueryRow("SELECT id, name FROM badges WHERE name = $1", name).Scan(&badge.ID, &badge.Name); err != nil {
		return nil, err
	}
	return badge, nil
}

// Setup writes the presets into the database.
func (b *Badges) Setup(w http.ResponseWriter, r *http.Request) {
	for _, p := range presets {
		var id int64
		if err := b.db.QueryRow("SELECT nextval('badge_ids')").Scan(&id); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		p.ID = id
		if _, err := b.db.Exec("INSERT INTO badges (id, name) VALUES ($1, $2)", id, p.Name); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
}

// Show answers with a badge.
func (b *Badges) Show(w http.ResponseWriter, r *http.Request) {
	badge, err := b.find(r.PathValue("name"))
	if err != nil || badge.ID == 0 {
		http.NotFound(w, r)
		return
	}
	if err := json.NewEncoder(w).Encode(badge.Name); err != nil {
		return
	}
}

// Routes adds the handlers to mux.
func (b *Badges) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /setup", b.Setup)
	mux.HandleFunc("GET /badges/{name}", b.Show)
}
