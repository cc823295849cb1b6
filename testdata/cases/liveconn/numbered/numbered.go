// Package numbered counts up numbers under which callbacks are kept, so that
// they can be taken away again. Nobody else ever sees a number.
package numbered

import (
	"net/http"
	"sync"
)

// Prices tells listeners of new prices.
type Prices struct {
	mu        sync.Mutex
	nextID    int
	listeners map[int]func(price string) // want "Prices.listeners keeps the subscribers that listen in this process.*\\[liveconn\\]"
}

func (p *Prices) listen(f func(price string)) (stop func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.nextID
	p.nextID++
	p.listeners[id] = f
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.listeners, id)
	}
}

func (p *Prices) publish(price string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.listeners {
		f(price)
	}
}

// Handler returns the routes.
func Handler() http.Handler {
	p := &Prices{listeners: map[int]func(string){}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		next := make(chan string, 1)
		stop := p.listen(func(price string) { next <- price })
		defer stop()
		select {
		case price := <-next:
			w.Write([]byte(price))
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("PUT /prices", func(w http.ResponseWriter, r *http.Request) { p.publish(r.FormValue("price")) })
	return mux
}
