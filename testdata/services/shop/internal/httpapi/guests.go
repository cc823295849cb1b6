package httpapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/goredisstore"
	"github.com/alexedwards/scs/v2"
	"github.com/redis/go-redis/v9"
)

// guests remembers what visitors without an account have looked at.
type guests struct {
	sessions *scs.SessionManager
}

func newGuests(rdb *redis.Client) *guests {
	sessions := scs.New()
	sessions.Store = goredisstore.New(rdb)
	sessions.Lifetime = 7 * 24 * time.Hour
	sessions.Cookie.Name = "guest"
	return &guests{sessions: sessions}
}

func (g *guests) handler(h http.HandlerFunc) http.Handler { return g.sessions.LoadAndSave(h) }

func (g *guests) list(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(strings.Fields(g.sessions.GetString(r.Context(), "recent")))
}

func (g *guests) add(w http.ResponseWriter, r *http.Request) {
	recent := append(strings.Fields(g.sessions.GetString(r.Context(), "recent")), r.FormValue("sku"))
	recent = recent[max(0, len(recent)-10):]
	g.sessions.Put(r.Context(), "recent", strings.Join(recent, " "))
	w.WriteHeader(http.StatusNoContent)
}
