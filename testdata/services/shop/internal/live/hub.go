// Package live tells browsers what changes while they look at it.
package live

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

// StockChange says how many pieces of a product are left.
type StockChange struct {
	SKU   string `json:"sku"`
	Stock int    `json:"stock"`
}

type client struct {
	conn *websocket.Conn
	send chan StockChange
}

// Hub sends stock changes to all browsers that listen.
type Hub struct {
	clients map[*client]bool
	join    chan *client
	leave   chan *client
	changes chan StockChange
}

// NewHub returns a hub without listeners. Run makes it work.
func NewHub() *Hub {
	return &Hub{
		clients: make(map[*client]bool),
		join:    make(chan *client),
		leave:   make(chan *client),
		changes: make(chan StockChange, 64),
	}
}

// Publish sends a change to all listeners.
func (h *Hub) Publish(c StockChange) { h.changes <- c }

// Run serves listeners until ctx ends.
func (h *Hub) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-h.join:
			h.clients[c] = true
		case c := <-h.leave:
			h.drop(c)
		case change := <-h.changes:
			for c := range h.clients {
				select {
				case c.send <- change:
				default:
					h.drop(c) // too slow
				}
			}
		}
	}
}

func (h *Hub) drop(c *client) {
	if h.clients[c] {
		delete(h.clients, c)
		close(c.send)
	}
}

var upgrader = websocket.Upgrader{HandshakeTimeout: 5 * time.Second}

// ServeHTTP makes the browser that asks a listener.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		slog.WarnContext(r.Context(), "upgrading", "err", err)
		return
	}
	c := &client{conn: conn, send: make(chan StockChange, 16)}
	h.join <- c
	go c.write()
	defer func() { h.leave <- c }()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func (c *client) write() {
	defer c.conn.Close()
	for change := range c.send {
		if err := c.conn.WriteJSON(change); err != nil {
			return
		}
	}
}
