// Package brokerhub hands what any instance has published to the browsers of
// this one.
package brokerhub

import (
	"context"
	"net/http"
	"sync"

	"github.com/gorilla/websocket"
	"github.com/redis/go-redis/v9"
)

// A Hub fans out what comes through Redis.
type Hub struct {
	rdb *redis.Client

	mu      sync.Mutex
	clients map[*websocket.Conn]struct{}
}

// Run hands messages to the browsers of this instance until ctx ends.
func (h *Hub) Run(ctx context.Context) {
	sub := h.rdb.Subscribe(ctx, "stock")
	defer sub.Close()
	for m := range sub.Channel() {
		h.mu.Lock()
		for c := range h.clients {
			c.WriteMessage(websocket.TextMessage, []byte(m.Payload))
		}
		h.mu.Unlock()
	}
}

var upgrader websocket.Upgrader

func (h *Hub) watch(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	h.mu.Lock()
	h.clients[conn] = struct{}{}
	h.mu.Unlock()
	defer func() {
		h.mu.Lock()
		delete(h.clients, conn)
		h.mu.Unlock()
	}()
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func (h *Hub) sold(w http.ResponseWriter, r *http.Request) {
	if err := h.rdb.Publish(r.Context(), "stock", r.FormValue("sku")).Err(); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// Start returns the routes of a hub at work.
func Start(ctx context.Context, rdb *redis.Client) http.Handler {
	h := &Hub{rdb: rdb, clients: make(map[*websocket.Conn]struct{})}
	go h.Run(ctx)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /stock/live", h.watch)
	mux.HandleFunc("POST /stock", h.sold)
	return mux
}
