// Package setcookie pins players to the machine that runs their game.
package setcookie

import (
	"log"
	"net/http"
	"os"
)

// Lobby sends players to games.
type Lobby struct{ host string }

// NewLobby returns the lobby of this machine.
func NewLobby() *Lobby {
	host, err := os.Hostname()
	if err != nil {
		log.Fatal(err)
	}
	return &Lobby{host: host}
}

// Routes adds the lobby to mux.
func (l *Lobby) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /join", l.join)
}

func (l *Lobby) join(w http.ResponseWriter, r *http.Request) { // want "Lobby.join puts the identity of this instance into a cookie .*POST /join.*\\[stickycookie\\]"
	http.SetCookie(w, &http.Cookie{Name: "game", Value: l.host, Path: "/", HttpOnly: true})
	w.WriteHeader(http.StatusNoContent)
}
