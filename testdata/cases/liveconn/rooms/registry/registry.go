// Package registry knows who is in which room.
package registry

import (
	"sync"

	"github.com/gorilla/websocket"
)

// A Registry holds the connections of the people in rooms.
type Registry struct {
	mu    sync.Mutex
	rooms map[string]map[*websocket.Conn]bool
}

// New returns empty rooms.
func New() *Registry { return &Registry{rooms: make(map[string]map[*websocket.Conn]bool)} }

// Enter puts a connection into a room.
func (r *Registry) Enter(room string, c *websocket.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.rooms[room] == nil {
		r.rooms[room] = make(map[*websocket.Conn]bool)
	}
	r.rooms[room][c] = true
}

// Leave takes a connection out of a room.
func (r *Registry) Leave(room string, c *websocket.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.rooms[room], c)
}

// Say sends a message to everybody in a room.
func (r *Registry) Say(room string, kind int, text []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for c := range r.rooms[room] {
		c.WriteMessage(kind, text)
	}
}
