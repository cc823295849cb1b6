// Package streamwriter has one goroutine write to a connection. The goroutine
// and its channel end with the connection.
package streamwriter

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

type peer struct {
	conn *websocket.Conn
	out  chan string
}

func (p *peer) write() {
	defer p.conn.Close()
	for text := range p.out {
		if p.conn.WriteMessage(websocket.TextMessage, []byte(text)) != nil {
			return
		}
	}
}

var upgrader websocket.Upgrader

func clock(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	p := &peer{conn: conn, out: make(chan string, 4)}
	go p.write()
	defer close(p.out)
	for range 60 {
		p.out <- time.Now().Format(time.TimeOnly)
		time.Sleep(time.Second)
	}
}

// Handler returns the route.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /clock", clock)
	return mux
}
