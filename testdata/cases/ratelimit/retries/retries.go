// Package retries tries a remote call a few times. The count is of one call.
package retries

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

const most = 3

// Fetcher gets documents from another service.
type Fetcher struct {
	client *http.Client
	wait   time.Duration
}

// NewFetcher returns a fetcher that waits between two attempts.
func NewFetcher(wait time.Duration) *Fetcher {
	return &Fetcher{client: &http.Client{Timeout: 5 * time.Second}, wait: wait}
}

func (f *Fetcher) fetch(ctx context.Context, url string) (*http.Response, error) {
	for attempt := 0; ; attempt++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return nil, err
		}
		res, err := f.client.Do(req)
		if err == nil {
			return res, nil
		}
		if attempt >= most {
			return nil, errors.Join(errors.New("gave up"), err)
		}
		time.Sleep(f.wait)
	}
}

// ServeHTTP answers with the document that the path names.
func (f *Fetcher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	res, err := f.fetch(r.Context(), "http://documents.internal"+r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	w.WriteHeader(res.StatusCode)
	io.Copy(w, res.Body)
}
