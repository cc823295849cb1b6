// Package storage stands in for cloud.google.com/go/storage.
package storage

import (
	"context"
	"io"
)

// A Client is a client of the storage.
type Client struct{ _ int }

// NewClient returns a client.
func NewClient(ctx context.Context) (*Client, error) { return &Client{}, nil }

// A BucketHandle is a bucket.
type BucketHandle struct{ c *Client }

// Bucket returns a bucket.
func (c *Client) Bucket(name string) *BucketHandle { return &BucketHandle{c} }

// An ObjectHandle is an object.
type ObjectHandle struct{ c *Client }

// Object returns an object.
func (b *BucketHandle) Object(name string) *ObjectHandle { return &ObjectHandle{b.c} }

// A Writer writes an object.
type Writer struct{ io.WriteCloser }

// NewWriter returns a writer.
func (o *ObjectHandle) NewWriter(ctx context.Context) *Writer { return &Writer{} }
