// Package autocertredis keeps certificates in Redis, where all instances find
// them.
package autocertredis

import (
	"context"
	"errors"
	"net/http"

	"github.com/redis/go-redis/v9"
	"golang.org/x/crypto/acme/autocert"
)

type certs struct{ rdb *redis.Client }

// Get returns a certificate.
func (c certs) Get(ctx context.Context, key string) ([]byte, error) {
	b, err := c.rdb.HGet(ctx, "certs", key).Bytes()
	if errors.Is(err, redis.Nil) {
		return nil, autocert.ErrCacheMiss
	}
	return b, err
}

// Put keeps a certificate.
func (c certs) Put(ctx context.Context, key string, data []byte) error {
	return c.rdb.HSet(ctx, "certs", key, data).Err()
}

// Delete forgets a certificate.
func (c certs) Delete(ctx context.Context, key string) error {
	return c.rdb.HDel(ctx, "certs", key).Err()
}

// Serve answers over TLS.
func Serve(h http.Handler, host string, rdb *redis.Client) error {
	m := &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		HostPolicy: autocert.HostWhitelist(host),
		Cache:      certs{rdb},
	}
	s := &http.Server{Addr: ":443", Handler: h, TLSConfig: m.TLSConfig()}
	return s.ListenAndServeTLS("", "")
}
