// Package azblob stands in for github.com/Azure/azure-sdk-for-go/sdk/storage/azblob.
package azblob

import (
	"context"
	"io"
)

// A Client is a client of the storage.
type Client struct{ url string }

// ClientOptions are the options of a client.
type ClientOptions struct{ _ int }

// NewClientFromConnectionString returns a client.
func NewClientFromConnectionString(connectionString string, options *ClientOptions) (*Client, error) {
	return &Client{connectionString}, nil
}

// UploadStreamOptions are the options of an upload.
type UploadStreamOptions struct{ _ int }

// UploadStreamResponse is the answer.
type UploadStreamResponse struct{ _ int }

// UploadStream writes a blob.
func (c *Client) UploadStream(ctx context.Context, containerName string, blobName string, body io.Reader, o *UploadStreamOptions) (UploadStreamResponse, error) {
	return UploadStreamResponse{}, nil
}
