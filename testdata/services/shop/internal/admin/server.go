// Package admin is the back office of the shop.
package admin

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"expvar"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"example.com/shop/internal/catalog"
	"example.com/shop/internal/notify"
)

// csrfKey signs the tokens that forms are protected with.
var csrfKey = []byte(rand.Text())

// Parts are what the back office works on.
type Parts struct {
	DB         *sql.DB
	Catalog    *catalog.Service
	Promotions *catalog.Promotions
	Images     catalog.ImageStore
	Hooks      *notify.Hooks
	Password   string // nobody can sign in without one
}

// Server serves the back office.
type Server struct {
	Parts
	sessions *scs.SessionManager
	batches  *batches
	imports  *imports
	feed     *feed
}

// New returns the back office for the given parts.
func New(p Parts) *Server {
	sessions := scs.New()
	sessions.Lifetime = 8 * time.Hour
	sessions.Cookie.Name = "admin"
	return &Server{
		Parts:    p,
		sessions: sessions,
		batches:  newBatches(p.DB),
		imports:  newImports(p.Catalog),
		feed:     newFeed(),
	}
}

// Handler returns the routes of the back office.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /admin/login", s.login)
	mux.HandleFunc("POST /admin/logout", s.logout)
	mux.Handle("GET /admin/me", s.staff(s.me))
	mux.Handle("PUT /admin/products/{sku}", s.staff(s.putProduct))
	mux.Handle("PUT /admin/products/{sku}/image", s.staff(s.putImage))
	mux.Handle("PUT /admin/promotions/{category}", s.staff(s.setPromotion))
	mux.Handle("GET /admin/features", s.staff(s.features))
	mux.Handle("PUT /admin/features/{name}", s.staff(s.setFeature))
	mux.Handle("POST /admin/hooks", s.staff(s.addHook))
	mux.Handle("POST /admin/batches", s.staff(s.openBatch))
	mux.Handle("PUT /admin/batches/{id}/prices/{sku}", s.staff(s.setBatchPrice))
	mux.Handle("POST /admin/batches/{id}/commit", s.staff(s.commitBatch))
	mux.Handle("POST /admin/imports", s.staff(s.startImport))
	mux.Handle("GET /admin/imports/{id}", s.staff(s.importProgress))
	mux.Handle("GET /admin/export", s.staff(s.export))
	mux.Handle("GET /admin/feed", s.staff(s.listen))
	mux.Handle("POST /admin/announcements", s.staff(s.announce))
	mux.Handle("GET /debug/vars", expvar.Handler())
	return s.sessions.LoadAndSave(mux)
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	ok := subtle.ConstantTimeCompare([]byte(r.FormValue("password")), []byte(s.Password)) == 1
	if s.Password == "" || !ok {
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	if err := s.sessions.RenewToken(r.Context()); err != nil {
		fail(w, r, err)
		return
	}
	s.sessions.Put(r.Context(), "name", r.FormValue("name"))
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if err := s.sessions.Destroy(r.Context()); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) me(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, map[string]string{
		"name": s.sessions.GetString(r.Context(), "name"),
		"csrf": s.csrfToken(r),
	})
}

func (s *Server) csrfToken(r *http.Request) string {
	mac := hmac.New(sha256.New, csrfKey)
	mac.Write([]byte(s.sessions.Token(r.Context())))
	return hex.EncodeToString(mac.Sum(nil))
}

// staff lets signed-in colleagues pass whose form comes from our own pages.
func (s *Server) staff(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.sessions.Exists(r.Context(), "name") {
			http.Error(w, "please sign in", http.StatusUnauthorized)
			return
		}
		token := r.Header.Get("X-CSRF-Token")
		if r.Method != http.MethodGet && !hmac.Equal([]byte(token), []byte(s.csrfToken(r))) {
			http.Error(w, "wrong CSRF token", http.StatusForbidden)
			return
		}
		next(w, r)
	})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

func fail(w http.ResponseWriter, r *http.Request, err error) {
	slog.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "err", err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}
