package consumers

import (
	"context"
	"time"

	"github.com/IBM/sarama"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
)

// A billing consumes invoices from one place or another.
type billing struct {
	deliveries <-chan amqp.Delivery
	paid       map[string]bool
}

func (b *billing) connect(ch *amqp.Channel) (err error) {
	b.deliveries, err = ch.Consume("invoices", "", false, false, false, false, nil)
	return err
}

func (b *billing) run(ctx context.Context) { // want `^amqp message: invoices$`
	for {
		select {
		case <-ctx.Done():
			return
		case d := <-b.deliveries:
			b.paid[d.MessageId] = true
		}
	}
}

func refunds(ctx context.Context, ch *amqp.Channel, b *billing) error {
	msgs, err := open(ctx, ch)
	if err != nil {
		return err
	}
	go func() { // want `^amqp message: refunds$`
		for d := range msgs {
			delete(b.paid, d.MessageId)
		}
	}()
	return nil
}

func open(ctx context.Context, ch *amqp.Channel) (<-chan amqp.Delivery, error) {
	return ch.ConsumeWithContext(ctx, "refunds", "", false, false, false, false, nil)
}

func poll(sub *nats.Subscription) error { // want `^nats message:$`
	for {
		m, err := sub.NextMsg(time.Second)
		if err != nil {
			return err
		}
		m.Ack()
	}
}

// peek takes one message, and is no consumer.
func peek(sub *nats.Subscription) (*nats.Msg, error) { return sub.NextMsg(time.Second) }

func partition(pc sarama.PartitionConsumer) {
	go drain(pc.Messages())
}

func drain(msgs <-chan *sarama.ConsumerMessage) { // want `^kafka message:$`
	for range msgs {
	}
}

// ticks takes from a channel that is not a broker's.
func ticks(c <-chan time.Time) {
	for range c {
	}
}
