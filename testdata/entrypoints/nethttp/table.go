package nethttp

import "net/http"

// An api keeps its routes in a table.
type api struct{}

type route struct {
	pattern string
	handle  http.HandlerFunc
}

func (a *api) list(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /list$`

func (a *api) create(w http.ResponseWriter, r *http.Request) {} // want `^net/http: POST /create$`

func (a *api) register(mux *http.ServeMux) {
	for _, rt := range []route{
		{"GET /list", a.list},
		{"POST /create", a.create},
	} {
		mux.HandleFunc(rt.pattern, rt.handle)
	}
}

// errHandler is a handler of the service's own, with an adapter.
type errHandler func(w http.ResponseWriter, r *http.Request) error

func (h errHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) { // want `^net/http: PUT /thing$`
	if err := h(w, r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func adapted(mux *http.ServeMux) {
	mux.Handle("PUT /thing", errHandler(putThing))
}

func putThing(w http.ResponseWriter, r *http.Request) error { return nil } // want `^net/http: PUT /thing$`
