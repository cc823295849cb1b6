// Package shopsettings keeps the settings of the shop in the database, and a
// copy in memory, from which requests are answered.
package shopsettings

import (
	"database/sql"
	"net/http"
	"sync"
)

var (
	mu       sync.RWMutex
	settings = map[string]string{} // want "settings keeps in this process's memory copies of values that come from elsewhere \\(written by PUT /settings/\\{name\\}.*only the instance that handles a change replaces its copy.*\\[cache\\]"
)

func set(name, value string) {
	mu.Lock()
	defer mu.Unlock()
	settings[name] = value
}

// Load reads the settings at start-up.
func Load(db *sql.DB) error {
	rows, err := db.Query("SELECT name, value FROM settings")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return err
		}
		set(name, value)
	}
	return rows.Err()
}

// Handler returns the routes of the settings.
func Handler(db *sql.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /settings/{name}", func(w http.ResponseWriter, r *http.Request) {
		name, value := r.PathValue("name"), r.FormValue("value")
		if _, err := db.ExecContext(r.Context(), "INSERT INTO settings VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2", name, value); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		set(name, value)
	})
	mux.HandleFunc("GET /settings/{name}", func(w http.ResponseWriter, r *http.Request) {
		mu.RLock()
		defer mu.RUnlock()
		w.Write([]byte(settings[r.PathValue("name")]))
	})
	return mux
}
