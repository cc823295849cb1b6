// Package lruseen drops deliveries that were handled before.
package lruseen

import (
	"io"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Inbox takes deliveries of a partner.
type Inbox struct {
	delivered *lru.Cache[string, struct{}] // want "Inbox.delivered keeps the keys of what was handled already in this process's memory \\(.*POST /inbox.*handled a second time.*\\[idempotency\\]"
	handle    func(body []byte) error
}

// NewInbox returns an inbox that remembers the last ten thousand deliveries.
func NewInbox(handle func(body []byte) error) (*Inbox, error) {
	delivered, err := lru.New[string, struct{}](10_000)
	if err != nil {
		return nil, err
	}
	return &Inbox{delivered: delivered, handle: handle}, nil
}

func (b *Inbox) receive(w http.ResponseWriter, r *http.Request) {
	id := r.Header.Get("X-Delivery-ID")
	if b.delivered.Contains(id) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := b.handle(body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	b.delivered.Add(id, struct{}{})
}

// Handler returns the routes.
func (b *Inbox) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /inbox", b.receive)
	return mux
}
