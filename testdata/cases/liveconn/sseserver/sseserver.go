// Package sseserver sends order events to browsers through a library's server,
// which a literal makes, with the provider that it has by default.
package sseserver

import (
	"net/http"

	"github.com/tmaxmax/go-sse"
)

// A Shop takes orders and tells of them.
type Shop struct {
	events *sse.Server // want `Shop.events keeps .*\[liveconn\]`
}

// Order takes an order.
func (s *Shop) Order(w http.ResponseWriter, r *http.Request) {
	m := &sse.Message{}
	m.AppendData(r.FormValue("number"))
	if err := s.events.Publish(m); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Routes wires the shop.
func Routes(mux *http.ServeMux) {
	s := &Shop{events: &sse.Server{
		OnSession: func(_ http.ResponseWriter, r *http.Request) ([]string, bool) {
			return []string{sse.DefaultTopic}, r.URL.Query().Get("shop") != ""
		},
	}}
	mux.HandleFunc("POST /orders", s.Order)
	mux.Handle("GET /events", s.events)
}
