// Package s3 stands in for github.com/aws/aws-sdk-go-v2/service/s3.
package s3

import (
	"context"
	"io"
)

// A Client is a client of S3.
type Client struct{ options Options }

// Options are the options of a client.
type Options struct{ Region string }

// New returns a client.
func New(options Options, optFns ...func(*Options)) *Client { return &Client{options} }

// PutObjectInput says what to write.
type PutObjectInput struct {
	Bucket, Key *string
	Body        io.Reader
}

// PutObjectOutput is the answer.
type PutObjectOutput struct{ ETag *string }

// PutObject writes an object.
func (c *Client) PutObject(ctx context.Context, params *PutObjectInput, optFns ...func(*Options)) (*PutObjectOutput, error) {
	return &PutObjectOutput{}, nil
}
