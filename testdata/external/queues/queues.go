// Package queues hands work to brokers.
package queues

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/IBM/sarama"
	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/ThreeDotsLabs/watermill/message/router/middleware"
	"github.com/golang-queue/queue"
	"github.com/golang-queue/queue/core"
	"github.com/redis/go-redis/v9"
	"github.com/segmentio/kafka-go"
	"gocloud.dev/pubsub"
)

type mail struct{ to string }

// Bytes encodes a mail.
func (m mail) Bytes() []byte { return []byte(m.to) }

// Payload returns what the mail is of.
func (m mail) Payload() []byte { return []byte(m.to) }

// Queue wires mails through a worker over NATS, Redis or NSQ.
func Queue(mux *http.ServeMux, nats core.Worker) error {
	q, err := queue.NewQueue(queue.WithWorker(nats), queue.WithWorkerCount(4))
	if err != nil {
		return err
	}
	q.Start()
	mux.HandleFunc("POST /mails", func(w http.ResponseWriter, r *http.Request) {
		if err := q.Queue(mail{r.FormValue("to")}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// PubSub wires mails through the topic of a cloud.
func PubSub(mux *http.ServeMux) error {
	topic, err := pubsub.OpenTopic(context.Background(), "gcppubsub://projects/shop/topics/mails")
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /mails", func(w http.ResponseWriter, r *http.Request) {
		if err := topic.Send(r.Context(), &pubsub.Message{Body: []byte(r.FormValue("to"))}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// Sarama wires mails through Kafka, and waits until it has them.
func Sarama(mux *http.ServeMux) error {
	p, err := sarama.NewSyncProducer([]string{os.Getenv("KAFKA")}, sarama.NewConfig())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /mails", func(w http.ResponseWriter, r *http.Request) {
		m := &sarama.ProducerMessage{Topic: "mails", Value: sarama.StringEncoder(r.FormValue("to"))}
		if _, _, err := p.SendMessage(m); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// Kafka wires mails through Kafka, and waits likewise.
func Kafka(mux *http.ServeMux) {
	out := &kafka.Writer{Addr: kafka.TCP(os.Getenv("KAFKA")), Topic: "mails"}
	mux.HandleFunc("POST /mails", func(w http.ResponseWriter, r *http.Request) {
		if err := out.WriteMessages(r.Context(), kafka.Message{Value: []byte(r.FormValue("to"))}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

type seen struct{ rdb *redis.Client }

// IsDuplicate claims a key.
func (s seen) IsDuplicate(ctx context.Context, key string) (bool, error) {
	fresh, err := s.rdb.SetNX(ctx, "seen:"+key, 1, time.Hour).Result()
	return !fresh, err
}

// Watermill consumes payments, each once.
func Watermill(router *message.Router, payments message.Subscriber, rdb *redis.Client, charge func(id string) error) {
	once := &middleware.Deduplicator{KeyFactory: middleware.NewMessageHasherSHA256(1024), Repository: seen{rdb}, Timeout: time.Second}
	router.AddMiddleware(once.Middleware)
	router.AddNoPublisherHandler("charge", "payments", payments, func(m *message.Message) error { return charge(m.UUID) })
}
