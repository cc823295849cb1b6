// Package bucket writes through an interface that has one implementation: an
// object store.
package bucket

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
)

// Files keeps files by name.
type Files interface {
	Write(ctx context.Context, name string, data []byte) error
}

// Bucket is an object store that takes PUT requests.
type Bucket struct {
	url    string
	client *http.Client
}

// NewBucket returns the bucket at url.
func NewBucket(url string) *Bucket { return &Bucket{url: url, client: http.DefaultClient} }

// Write implements Files.
func (b *Bucket) Write(ctx context.Context, name string, data []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, b.url+"/"+name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	res, err := b.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("writing %s: %s", name, res.Status)
	}
	return nil
}

// Server takes uploads.
type Server struct{ files Files }

// New returns a server that keeps uploads in the bucket at url.
func New(url string) *Server { return &Server{files: NewBucket(url)} }

// Routes adds the uploads to mux.
func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /uploads/{name}", func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err == nil {
			err = s.files.Write(r.Context(), r.PathValue("name"), data)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	})
}
