// Package userconns sends notes to the browsers that a user has open.
package userconns

import (
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
)

var conns sync.Map // want "conns keeps the clients that are connected to this instance \\(written by GET /notes.*\\[liveconn\\]"

var upgrader = websocket.Upgrader{}

func open(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	user := r.URL.Query().Get("user")
	conns.Store(user, conn)
	defer conns.Delete(user)
	for {
		if _, _, err := conn.NextReader(); err != nil {
			return
		}
	}
}

func note(w http.ResponseWriter, r *http.Request) {
	v, ok := conns.Load(r.PathValue("user"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	if err := v.(*websocket.Conn).WriteJSON(map[string]string{"text": r.FormValue("text")}); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// Handler returns the routes of notes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes", open)
	mux.HandleFunc("POST /notes/{user}", note)
	return mux
}
