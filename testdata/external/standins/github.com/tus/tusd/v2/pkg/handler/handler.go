// Package handler stands in for github.com/tus/tusd/v2/pkg/handler.
package handler

import "net/http"

// A StoreComposer collects what a store can do.
type StoreComposer struct{ core any }

// NewStoreComposer returns an empty composer.
func NewStoreComposer() *StoreComposer { return &StoreComposer{} }

// UseCore sets the store.
func (c *StoreComposer) UseCore(core any) { c.core = core }

// Config configures a handler.
type Config struct{ StoreComposer *StoreComposer }

// A Handler takes uploads.
type Handler struct{ http.Handler }

// NewHandler returns a handler.
func NewHandler(config Config) (*Handler, error) { return &Handler{http.NotFoundHandler()}, nil }
