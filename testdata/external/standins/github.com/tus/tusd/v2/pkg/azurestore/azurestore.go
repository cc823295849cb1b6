// Package azurestore stands in for github.com/tus/tusd/v2/pkg/azurestore.
package azurestore

import "github.com/tus/tusd/v2/pkg/handler"

// A Service is a client of the storage.
type Service interface{ Bucket() string }

// AzureStore keeps uploads in the storage.
type AzureStore struct{ service Service }

// New returns a store.
func New(service Service) *AzureStore { return &AzureStore{service} }

// UseIn adds the store to a composer.
func (store *AzureStore) UseIn(composer *handler.StoreComposer) { composer.UseCore(store) }
