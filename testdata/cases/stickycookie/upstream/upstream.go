// Package upstream names the machine to the services that it calls, which log it.
package upstream

import (
	"context"
	"io"
	"net/http"
	"os"
)

// Client calls another service.
type Client struct {
	http *http.Client
	host string
}

// NewClient returns a client that says where it runs.
func NewClient() *Client {
	host, _ := os.Hostname()
	return &Client{http: http.DefaultClient, host: host}
}

func (c *Client) get(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "catalogue/1.4 ("+c.host+")")
	return c.http.Do(req)
}

// ServeHTTP answers with what the other service says.
func (c *Client) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	res, err := c.get(r.Context(), "http://stock.internal/levels")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	w.Header().Set("Content-Type", res.Header.Get("Content-Type"))
	io.Copy(w, res.Body)
}
