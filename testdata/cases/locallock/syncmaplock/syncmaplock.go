// Package syncmaplock lets one request at a time change a document.
package syncmaplock

import (
	"io"
	"net/http"
	"strings"
	"sync"
)

type documents struct {
	locks sync.Map // want "documents.locks locks .*PATCH /documents/\\{name\\}.*\\[locallock\\]"
}

func (d *documents) patch(w http.ResponseWriter, r *http.Request) {
	v, _ := d.locks.LoadOrStore(r.PathValue("name"), new(sync.Mutex))
	mu := v.(*sync.Mutex)
	mu.Lock()
	defer mu.Unlock()
	url := "https://bucket.example/" + r.PathValue("name")
	res, err := http.Get(url)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	old, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	res, err = http.Post(url, "text/plain", strings.NewReader(string(old)+r.FormValue("line")))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	res.Body.Close()
}

// Handler returns the routes of documents.
func Handler() http.Handler {
	d := &documents{}
	mux := http.NewServeMux()
	mux.HandleFunc("PATCH /documents/{name}", d.patch)
	return mux
}
