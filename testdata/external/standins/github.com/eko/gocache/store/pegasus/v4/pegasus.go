// Package pegasus stands in for github.com/eko/gocache/store/pegasus/v4.
package pegasus

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// OptionsPegasus say where the servers are.
type OptionsPegasus struct{ MetaServers []string }

// A PegasusStore keeps values in Pegasus.
type PegasusStore struct {
	options *OptionsPegasus
}

// NewPegasus returns a store.
func NewPegasus(ctx context.Context, options *OptionsPegasus) (*PegasusStore, error) {
	return &PegasusStore{options}, nil
}

// Get reads a value.
func (s *PegasusStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *PegasusStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *PegasusStore) Delete(ctx context.Context, key any) error { return nil }
