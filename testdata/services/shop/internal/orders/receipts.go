package orders

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"time"

	"example.com/shop/internal/store"
)

// ReceiptStore keeps receipts.
type ReceiptStore interface {
	// Write stores a receipt and returns the address it can be read at.
	Write(ctx context.Context, name string, content []byte) (string, error)
}

// Bucket is a ReceiptStore in an object store.
type Bucket struct {
	url    string
	client *http.Client
}

// NewBucket returns the store in the bucket at url.
func NewBucket(url string) *Bucket {
	return &Bucket{url: url, client: &http.Client{Timeout: 30 * time.Second}}
}

// Write implements ReceiptStore.
func (b *Bucket) Write(ctx context.Context, name string, content []byte) (string, error) {
	address := b.url + "/" + name
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, address, bytes.NewReader(content))
	if err != nil {
		return "", err
	}
	res, err := b.client.Do(req)
	if err != nil {
		return "", fmt.Errorf("storing %s: %w", name, err)
	}
	defer res.Body.Close()
	if res.StatusCode >= 300 {
		return "", fmt.Errorf("storing %s: %s", name, res.Status)
	}
	return address, nil
}

// Receipts writes the receipts of orders.
type Receipts struct {
	store ReceiptStore
}

// NewReceipts returns a writer of receipts to store.
func NewReceipts(store ReceiptStore) *Receipts { return &Receipts{store: store} }

// Publish stores the receipt of an order and returns its address.
func (r *Receipts) Publish(ctx context.Context, o store.Order) (string, error) {
	text := fmt.Sprintf("Order %s\nTotal %d cents\nPaid with %s\n", o.Number, o.Total, o.PaymentRef)
	return r.store.Write(ctx, "receipts/"+o.ID+".txt", []byte(text))
}
