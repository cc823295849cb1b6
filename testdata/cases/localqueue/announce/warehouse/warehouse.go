// Package warehouse has orders shipped.
package warehouse

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// A Client talks to the warehouse.
type Client struct{ Base string }

// Ship has an order shipped.
func (c *Client) Ship(ctx context.Context, order string) error {
	body := strings.NewReader(url.Values{"order": {order}}.Encode())
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.Base+"/shipments", body)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return res.Body.Close()
}
