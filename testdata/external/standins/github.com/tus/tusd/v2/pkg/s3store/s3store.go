// Package s3store stands in for github.com/tus/tusd/v2/pkg/s3store.
package s3store

import "github.com/tus/tusd/v2/pkg/handler"

// A Service is a client of the storage.
type Service interface{ Bucket() string }

// S3Store keeps uploads in the storage.
type S3Store struct{ service Service }

// New returns a store.
func New(bucket string, service Service) S3Store { return S3Store{service} }

// UseIn adds the store to a composer.
func (store S3Store) UseIn(composer *handler.StoreComposer) { composer.UseCore(store) }
