// Package realtime hands what one instance publishes to the browsers of all.
package realtime

import (
	"context"
	"net/http"
	"os"

	"github.com/centrifugal/centrifuge"
	"github.com/dunglas/mercure"
	socketio "github.com/googollee/go-socket.io"
	"github.com/tmaxmax/go-sse"
	"github.com/zishang520/socket.io/servers/socket/v3"
)

// Centrifuge wires news over Redis.
func Centrifuge(mux *http.ServeMux) error {
	node, err := centrifuge.New(centrifuge.Config{})
	if err != nil {
		return err
	}
	shard, err := centrifuge.NewRedisShard(node, centrifuge.RedisShardConfig{Address: os.Getenv("REDIS_URL")})
	if err != nil {
		return err
	}
	broker, err := centrifuge.NewRedisBroker(node, centrifuge.RedisBrokerConfig{Shards: []*centrifuge.RedisShard{shard}})
	if err != nil {
		return err
	}
	node.SetBroker(broker)
	presence, err := centrifuge.NewRedisPresenceManager(node, centrifuge.RedisPresenceManagerConfig{Shards: []*centrifuge.RedisShard{shard}})
	if err != nil {
		return err
	}
	node.SetPresenceManager(presence)
	if err := node.Run(); err != nil {
		return err
	}
	mux.Handle("/connection", centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{}))
	mux.HandleFunc("POST /news", func(w http.ResponseWriter, r *http.Request) {
		if _, err := node.Publish("news", []byte(r.FormValue("text"))); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// SocketIO wires rooms over Redis.
func SocketIO(mux *http.ServeMux) error {
	s := socketio.NewServer(nil)
	if _, err := s.Adapter(&socketio.RedisAdapterOptions{Addr: os.Getenv("REDIS_ADDR")}); err != nil {
		return err
	}
	s.OnEvent("/", "news", func(c socketio.Conn, text string) { s.BroadcastToRoom("/", "news", "news", text) })
	mux.Handle("/socket.io/", s)
	return nil
}

// SocketIOThree wires rooms of a later protocol over Redis.
func SocketIOThree(mux *http.ServeMux, adapter socket.AdapterConstructor) {
	opts := socket.DefaultServerOptions()
	opts.SetAdapter(adapter)
	s := socket.NewServer(nil, opts)
	mux.Handle("/socket.io/", s.ServeHandler(opts))
}

// Mercure wires updates over a transport that the caller has.
func Mercure(mux *http.ServeMux, redis mercure.Transport) error {
	hub, err := mercure.NewHub(context.Background(), mercure.WithTransport(redis))
	if err != nil {
		return err
	}
	mux.Handle("/.well-known/mercure", hub)
	return nil
}

// SSE wires events over a provider that the caller has.
func SSE(mux *http.ServeMux, redis sse.Provider) {
	s := &sse.Server{Provider: redis}
	mux.Handle("GET /events", s)
	mux.HandleFunc("POST /events", func(w http.ResponseWriter, r *http.Request) {
		m := &sse.Message{}
		m.AppendData(r.FormValue("text"))
		if err := s.Publish(m); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
