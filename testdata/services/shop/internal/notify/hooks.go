package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"example.com/shop/internal/store"
)

// Hooks are the addresses that are called for each order.
type Hooks struct {
	client *http.Client

	mu   sync.RWMutex
	urls []string
}

// NewHooks returns an empty set of hooks.
func NewHooks() *Hooks {
	return &Hooks{client: &http.Client{Timeout: 2 * time.Second}}
}

// Add adds an address.
func (h *Hooks) Add(url string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !slices.Contains(h.urls, url) {
		h.urls = append(h.urls, url)
	}
}

// OrderPlaced calls all addresses.
func (h *Hooks) OrderPlaced(ctx context.Context, o store.Order) {
	h.mu.RLock()
	urls := slices.Clone(h.urls)
	h.mu.RUnlock()
	for _, url := range urls {
		if err := h.call(ctx, url, o); err != nil {
			slog.WarnContext(ctx, "calling hook", "url", url, "err", err)
		}
	}
}

func (h *Hooks) call(ctx context.Context, url string, o store.Order) error {
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	res, err := h.client.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}
