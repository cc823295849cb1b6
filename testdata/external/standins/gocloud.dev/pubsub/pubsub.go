// Package pubsub stands in for gocloud.dev/pubsub.
package pubsub

import "context"

// A Message is what is published.
type Message struct{ Body []byte }

// A Topic takes messages.
type Topic struct{ _ int }

// OpenTopic opens the topic that a URL names.
func OpenTopic(ctx context.Context, urlstr string) (*Topic, error) { return &Topic{}, nil }

// Send publishes a message.
func (t *Topic) Send(ctx context.Context, m *Message) error { return nil }
