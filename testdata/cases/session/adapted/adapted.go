// Package adapted asks visitors for their name and greets them by it. Its
// handlers return what is to be rendered; a library that knows nothing of
// routes makes handlers of the standard library from them.
package adapted

import (
	"net/http"
	"sync"

	"github.com/NYTimes/gziphandler"
	g "maragu.dev/gomponents"
	. "maragu.dev/gomponents/html"
	ghttp "maragu.dev/gomponents/http"
)

// A Desk greets visitors.
type Desk struct {
	mu    sync.Mutex
	names map[string]string // want "Desk.names keeps .*written by POST /name, a function literal in Desk.ask at adapted.go:24.*\\[session\\]"
}

// ask remembers the visitor's name.
func (d *Desk) ask() http.HandlerFunc {
	return ghttp.Adapt(func(w http.ResponseWriter, r *http.Request) (g.Node, error) {
		c, err := r.Cookie("visit")
		if err != nil {
			return nil, err
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		d.names[c.Value] = r.FormValue("name")
		return P(g.Text("Thank you.")), nil
	})
}

func (d *Desk) greet(w http.ResponseWriter, r *http.Request) (g.Node, error) {
	c, err := r.Cookie("visit")
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return P(g.Text("Hello, " + d.names[c.Value])), nil
}

// Routes adds the desk's routes to mux.
func Routes(mux *http.ServeMux) {
	d := &Desk{names: map[string]string{}}
	mux.HandleFunc("POST /name", d.ask())
	mux.Handle("GET /{$}", gziphandler.GzipHandler(ghttp.Adapt(d.greet)))
}
