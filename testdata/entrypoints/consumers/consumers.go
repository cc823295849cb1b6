// Package consumers takes messages from brokers.
package consumers

import (
	"context"

	"github.com/IBM/sarama"
	"github.com/hibiken/asynq"
	"github.com/nats-io/nats.go"
	amqp "github.com/rabbitmq/amqp091-go"
)

type orders struct{}

func (o *orders) Setup(sarama.ConsumerGroupSession) error { return nil } // want `^kafka message:`

func (o *orders) Cleanup(sarama.ConsumerGroupSession) error { return nil } // want `^kafka message:`

func (o *orders) ConsumeClaim(s sarama.ConsumerGroupSession, c sarama.ConsumerGroupClaim) error { // want `^kafka message:`
	for m := range c.Messages() {
		s.MarkMessage(m, "")
	}
	return nil
}

func kafka(ctx context.Context, g sarama.ConsumerGroup) error {
	return g.Consume(ctx, []string{"orders"}, &orders{})
}

func created(m *nats.Msg) {} // want `^nats message: orders.created$`

func shared(m *nats.Msg) {} // want `^nats message: orders.shipped$`

func subscribe(nc *nats.Conn) error {
	if _, err := nc.Subscribe("orders.created", created); err != nil {
		return err
	}
	_, err := nc.QueueSubscribe("orders.shipped", "workers", shared)
	return err
}

// mail takes messages out of a channel in a loop of its own, which nothing registers.
func mail(ch *amqp.Channel) error { // want `^amqp message: mail$`
	msgs, err := ch.Consume("mail", "", false, false, false, false, nil)
	if err != nil {
		return err
	}
	for m := range msgs {
		m.Ack(false)
	}
	return nil
}

func welcome(ctx context.Context, t *asynq.Task) error { return nil } // want `^asynq message: mail:welcome$`

type resize struct{}

func (resize) ProcessTask(ctx context.Context, t *asynq.Task) error { return nil } // want `^asynq message: image:resize$`

func tasks() *asynq.ServeMux {
	mux := asynq.NewServeMux()
	mux.HandleFunc("mail:welcome", welcome)
	mux.Handle("image:resize", resize{})
	return mux
}
