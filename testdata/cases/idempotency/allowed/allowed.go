// Package allowed accepts events of known types only.
package allowed

import (
	"net/http"
	"strings"
)

// Filter knows the types of events that somebody wants.
type Filter struct {
	handled map[string]struct{}
	next    http.Handler
}

// NewFilter returns a filter for a comma-separated list of types.
func NewFilter(types string, next http.Handler) *Filter {
	f := &Filter{handled: map[string]struct{}{}, next: next}
	for t := range strings.SplitSeq(types, ",") {
		f.handled[t] = struct{}{}
	}
	return f
}

// ServeHTTP hands wanted events on.
func (f *Filter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, ok := f.handled[r.Header.Get("X-Event-Type")]; !ok {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	f.next.ServeHTTP(w, r)
}

// Routes registers the filter.
func Routes(mux *http.ServeMux, f *Filter) { mux.Handle("POST /events", f) }
