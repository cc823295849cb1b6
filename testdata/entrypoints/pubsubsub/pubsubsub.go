// Package pubsubsub takes messages from Google Cloud Pub/Sub.
package pubsubsub

import (
	"context"

	"cloud.google.com/go/pubsub"
)

func paid(ctx context.Context, m *pubsub.Message) { m.Ack() } // want `^gcp pubsub message:$`

func receive(ctx context.Context, sub *pubsub.Subscription) error {
	return sub.Receive(ctx, paid)
}
