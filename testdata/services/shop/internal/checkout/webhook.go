package checkout

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"

	"example.com/shop/internal/live"
	"example.com/shop/internal/store"
)

// ErrBadSignature is returned for a call that the payment provider did not make.
var ErrBadSignature = errors.New("bad signature")

// Webhook receives what the payment provider tells about payments.
type Webhook struct {
	key       []byte
	orders    *store.Orders
	events    *live.OrderEvents
	processed *lru.Cache[string, struct{}] // ids of events
}

// NewWebhook returns a receiver of events signed with key.
func NewWebhook(key string, orders *store.Orders, events *live.OrderEvents) (*Webhook, error) {
	processed, err := lru.New[string, struct{}](10_000)
	if err != nil {
		return nil, fmt.Errorf("creating the webhook: %w", err)
	}
	return &Webhook{key: []byte(key), orders: orders, events: events, processed: processed}, nil
}

// Receive handles one event.
func (w *Webhook) Receive(ctx context.Context, body []byte, signature string) error {
	mac := hmac.New(sha256.New, w.key)
	mac.Write(body)
	if len(w.key) == 0 || !hmac.Equal([]byte(signature), []byte(hex.EncodeToString(mac.Sum(nil)))) {
		return ErrBadSignature
	}
	var event struct{ ID, Ref, Status string }
	if err := json.Unmarshal(body, &event); err != nil {
		return fmt.Errorf("reading the event: %w", err)
	}
	if w.processed.Contains(event.ID) {
		return nil
	}
	if err := w.orders.SetStatus(ctx, event.Ref, event.Status); err != nil {
		return err
	}
	w.processed.Add(event.ID, struct{}{})
	return w.events.Publish(ctx, event.Ref, event.Status)
}
