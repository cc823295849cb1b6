// Package store stands in for github.com/eko/gocache/lib/v4/store.
package store

import (
	"context"
	"time"
)

// A StoreInterface keeps values.
type StoreInterface interface {
	Get(ctx context.Context, key any) (any, error)
	Set(ctx context.Context, key any, value any, options ...Option) error
	Delete(ctx context.Context, key any) error
}

// Options say how long a value lives.
type Options struct{ Expiration time.Duration }

// An Option sets an option.
type Option func(o *Options)

// WithExpiration sets how long a value lives.
func WithExpiration(expiration time.Duration) Option {
	return func(o *Options) { o.Expiration = expiration }
}
