package checkout

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/google/uuid"
	"golang.org/x/time/rate"

	"example.com/shop/internal/store"
)

// Gateway charges customers through the payment provider.
type Gateway struct {
	url     string
	client  *http.Client
	limiter *rate.Limiter
}

// NewGateway returns the gateway at url. Without one, everything is paid on account.
func NewGateway(url string) *Gateway {
	return &Gateway{
		url:     url,
		client:  &http.Client{Timeout: 15 * time.Second},
		limiter: rate.NewLimiter(25, 5), // what our contract allows
	}
}

// Charge asks for a payment and returns the provider's reference.
func (g *Gateway) Charge(ctx context.Context, orderID string, amount int64) (ref string, err error) {
	if g.url == "" {
		return "account-" + uuid.NewString(), nil
	}
	if err := g.limiter.Wait(ctx); err != nil {
		return "", err
	}
	var answer struct{ Ref string }
	err = post(ctx, g.client, g.url+"/charges", map[string]any{"order": orderID, "amount": amount}, &answer)
	return answer.Ref, err
}

// Refund pays back what was charged under a reference.
func (g *Gateway) Refund(ctx context.Context, ref string) error {
	if g.url == "" {
		return nil
	}
	return post(ctx, g.client, g.url+"/refunds", map[string]any{"ref": ref}, nil)
}

// Warehouse tells the warehouse what to ship.
type Warehouse struct {
	url    string
	client *http.Client
}

// NewWarehouse returns the warehouse at url.
func NewWarehouse(url string) *Warehouse {
	return &Warehouse{url: url, client: &http.Client{Timeout: time.Minute}}
}

// Announce asks the warehouse to ship an order.
func (w *Warehouse) Announce(ctx context.Context, order store.Order) {
	if w.url == "" {
		return
	}
	if err := post(ctx, w.client, w.url+"/shipments", order, nil); err != nil {
		slog.ErrorContext(ctx, "announcing a shipment", "order", order.Number, "err", err)
	}
}

func post(ctx context.Context, client *http.Client, url string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("calling %s: %w", url, err)
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return fmt.Errorf("calling %s: %s", url, res.Status)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(res.Body).Decode(out)
}
