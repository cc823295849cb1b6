// Package contrast uses libraries in the form that does keep something in the
// instance: what the other services of the module do with them is what makes the
// difference.
package contrast

import (
	"context"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/persist"
	"github.com/gogf/gf/v2/os/gsession"
	"github.com/golang-queue/queue"
	"github.com/golang-queue/queue/core"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/segmentio/kafka-go"
	"github.com/viccon/sturdyc"
	"gocloud.dev/blob"
)

// Sessions wires logins over files.
func Sessions(mux *http.ServeMux) {
	m := gsession.New(time.Hour)
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		m.New(r.Context()).Set("user", r.FormValue("user"))
	})
}

// Tools wires tools with sessions.
func Tools(mux *http.ServeMux, s *mcp.Server) {
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{Stateless: false})
	mux.Handle("/mcp", h)
}

// Prices wires prices in memory.
func Prices(mux *http.ServeMux, price func(context.Context) (string, error)) {
	prices := sturdyc.New[string](1000, 10, time.Minute, 10)
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		p, err := prices.GetOrFetch(r.Context(), r.FormValue("item"), price)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(p))
	})
}

// Rights wires rights that only this instance hears of.
func Rights(mux *http.ServeMux, model string, db persist.Adapter) error {
	e, err := casbin.NewEnforcer(model, db)
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /rights", func(w http.ResponseWriter, r *http.Request) {
		if _, err := e.AddPolicy(r.FormValue("user"), r.FormValue("object"), "read"); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

type mail struct{ to string }

// Bytes encodes a mail.
func (m mail) Bytes() []byte { return []byte(m.to) }

// Payload returns what the mail is of.
func (m mail) Payload() []byte { return []byte(m.to) }

// Mails wires mails through memory.
func Mails(mux *http.ServeMux, send func(context.Context, core.TaskMessage) error) error {
	q, err := queue.NewQueue(queue.WithFn(send), queue.WithWorkerCount(4))
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

// Events wires events through Kafka, and does not wait.
func Events(mux *http.ServeMux) {
	out := &kafka.Writer{Addr: kafka.TCP(os.Getenv("KAFKA")), Topic: "events", Async: true}
	mux.HandleFunc("POST /events", func(w http.ResponseWriter, r *http.Request) {
		if err := out.WriteMessages(r.Context(), kafka.Message{Value: []byte(r.FormValue("text"))}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}

// Files wires uploads to the disk.
func Files(mux *http.ServeMux) error {
	b, err := blob.OpenBucket(context.Background(), "file:///var/uploads")
	if err != nil {
		return err
	}
	mux.HandleFunc("PUT /files/{name}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			err = b.WriteAll(r.Context(), r.PathValue("name"), body, nil)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}
