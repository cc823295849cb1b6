// Package echoconn measures how long a message takes to a browser and back. Only
// its own handler uses a connection.
package echoconn

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{HandshakeTimeout: 5 * time.Second}

func ping(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	times := map[int]time.Time{}
	for n := 0; n < 100; n++ {
		times[n] = time.Now()
		if err := conn.WriteJSON(n); err != nil {
			return
		}
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
		conn.WriteJSON(time.Since(times[n]).Milliseconds())
	}
}

// Handler returns the route.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ping", ping)
	return mux
}
