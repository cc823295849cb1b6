// Package gcsstore stands in for github.com/tus/tusd/v2/pkg/gcsstore.
package gcsstore

import "github.com/tus/tusd/v2/pkg/handler"

// A Service is a client of the storage.
type Service interface{ Bucket() string }

// GCSStore keeps uploads in the storage.
type GCSStore struct{ service Service }

// New returns a store.
func New(bucket string, service Service) GCSStore { return GCSStore{service} }

// UseIn adds the store to a composer.
func (store GCSStore) UseIn(composer *handler.StoreComposer) { composer.UseCore(store) }
