// Package proxies fetches pages through proxies that take turns.
package proxies

import (
	"io"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
)

type rotation struct {
	all []*url.URL

	mu   sync.Mutex
	turn int // want "rotation.turn keeps whose turn it is .*each instance goes round for itself.*\\[globalstate\\]"
}

func (r *rotation) next(*http.Request) (*url.URL, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.all[r.turn]
	r.turn = (r.turn + 1) % len(r.all)
	return p, nil
}

type mirrors struct {
	hosts []string
	next  atomic.Uint64 // want "mirrors.next keeps whose turn it is .*\\[globalstate\\]"
}

func (m *mirrors) host() string { return m.hosts[m.next.Add(1)%uint64(len(m.hosts))] }

// Handler returns the route.
func Handler(all []*url.URL, hosts []string) http.Handler {
	r := &rotation{all: all}
	m := &mirrors{hosts: hosts}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /page", func(w http.ResponseWriter, req *http.Request) {
		proxy, err := r.next(req)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
		res, err := client.Get("https://" + m.host() + "/" + req.FormValue("path"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer res.Body.Close()
		io.Copy(w, res.Body)
	})
	return mux
}
