// Package sharedpages hands one cache to two groups of handlers: the readers fill
// it, and the editors empty it.
package sharedpages

import (
	"database/sql"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"
)

// A Cache keeps rendered pages.
type Cache interface {
	Get(key string) (string, bool)
	Add(key, page string) (evicted bool)
	Purge()
}

type Server struct {
	DB    *sql.DB
	Cache Cache // want "Server.Cache keeps .*used by GET /pages/.* PUT /pages/.*invalidated only in the process .*\\[cache\\]"
}

type readers struct {
	db    *sql.DB
	cache Cache
}

func (s readers) page(w http.ResponseWriter, r *http.Request) {
	path := r.PathValue("path")
	page, ok := s.cache.Get(path)
	if !ok {
		if err := s.db.QueryRow("SELECT text FROM pages WHERE path = ?", path).Scan(&page); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		s.cache.Add(path, page)
	}
	w.Write([]byte(page))
}

type editors struct {
	db    *sql.DB
	cache Cache
}

func (s editors) save(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.Exec("UPDATE pages SET text = ? WHERE path = ?", r.FormValue("text"), r.PathValue("path")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.cache.Purge()
}

func (s *Server) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pages/{path}", readers{db: s.DB, cache: s.Cache}.page)
	mux.HandleFunc("PUT /pages/{path}", editors{db: s.DB, cache: s.Cache}.save)
	return mux
}

func New(db *sql.DB) (*Server, error) {
	c, err := lru.New[string, string](1000)
	if err != nil {
		return nil, err
	}
	return &Server{DB: db, Cache: c}, nil
}
