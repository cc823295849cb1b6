// Package websockethub tells browsers how many pieces of a product are left.
package websockethub

import (
	"encoding/json"
	"net/http"

	"github.com/gorilla/websocket"
)

type change struct {
	SKU   string `json:"sku"`
	Stock int    `json:"stock"`
}

type client struct {
	conn *websocket.Conn
	send chan change
}

// A Hub knows the browsers that look at the shop.
type Hub struct {
	clients map[*client]bool // want "Hub.clients keeps the clients that are connected to this instance \\(written by GET /stock/live.*does not reach them.*Redis pub/sub.*\\[liveconn\\]"
	join    chan *client
	leave   chan *client
	changes chan change
}

// New returns a hub at work.
func New() *Hub {
	h := &Hub{clients: make(map[*client]bool), join: make(chan *client), leave: make(chan *client), changes: make(chan change, 16)}
	go h.run()
	return h
}

func (h *Hub) run() {
	for {
		select {
		case c := <-h.join:
			h.clients[c] = true
		case c := <-h.leave:
			delete(h.clients, c)
			close(c.send)
		case ch := <-h.changes:
			for c := range h.clients {
				c.send <- ch
			}
		}
	}
}

var upgrader websocket.Upgrader

func (h *Hub) watch(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn, send: make(chan change, 4)}
	h.join <- c
	defer func() { h.leave <- c }()
	for ch := range c.send {
		if conn.WriteJSON(ch) != nil {
			return
		}
	}
}

func (h *Hub) sold(w http.ResponseWriter, r *http.Request) {
	var ch change
	if err := json.NewDecoder(r.Body).Decode(&ch); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	h.changes <- ch
}

// Handler returns the routes of the hub.
func (h *Hub) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /stock/live", h.watch)
	mux.HandleFunc("POST /stock", h.sold)
	return mux
}
