// Package tee copies a call to a second party. The pair of connections lives as
// long as the call.
package tee

import (
	"net/http"

	"github.com/gorilla/websocket"
)

type call struct {
	parties []*websocket.Conn
}

func (c *call) add(conn *websocket.Conn) { c.parties = append(c.parties, conn) }

func (c *call) close() {
	for _, p := range c.parties {
		p.Close()
	}
}

var upgrader websocket.Upgrader

func talk(w http.ResponseWriter, r *http.Request) {
	caller, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &call{}
	defer c.close()
	c.add(caller)
	other, _, err := websocket.DefaultDialer.DialContext(r.Context(), "wss://pbx.example/"+r.PathValue("number"), nil)
	if err != nil {
		return
	}
	c.add(other)
	for {
		kind, b, err := caller.ReadMessage()
		if err != nil {
			return
		}
		if err := other.WriteMessage(kind, b); err != nil {
			return
		}
	}
}

// Handler returns the route.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /calls/{number}", talk)
	return mux
}
