// Package flyreplay has the platform repeat a request at the machine that holds
// the room.
package flyreplay

import (
	"net/http"

	"example.com/cases/stickycookie/flyreplay/identity"
)

// Rooms knows which machine holds which room.
type Rooms interface {
	Holder(room string) (machine string, err error)
}

// Handler enters rooms.
type Handler struct {
	rooms Rooms
	self  string
}

// NewHandler returns a handler for the rooms of this machine.
func NewHandler(rooms Rooms) *Handler { return &Handler{rooms: rooms, self: identity.Machine()} }

// Routes adds the rooms to mux.
func (h *Handler) Routes(mux *http.ServeMux) { mux.HandleFunc("GET /rooms/{id}", h.enter) }

func (h *Handler) enter(w http.ResponseWriter, r *http.Request) { // want "Handler.enter sets the affinity header fly-replay, which pins the client .*GET /rooms/\\{id\\}.*\\[stickycookie\\]"
	machine, err := h.rooms.Holder(r.PathValue("id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("fly-replay", "instance="+machine)
	w.WriteHeader(http.StatusAccepted)
}
