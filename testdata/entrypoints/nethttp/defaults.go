package nethttp

import (
	"net/http"
	"time"
)

const prefix = "/v1"

func ping(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /v1/ping$`

func old(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /old$`

// root is the handler of a whole server.
type root struct{}

func (root) ServeHTTP(w http.ResponseWriter, r *http.Request) {} // want `^net/http:`

func defaults() error {
	http.HandleFunc(prefix+"/ping", ping)
	http.Handle("/old", http.HandlerFunc(old))
	http.Handle("/slow", http.TimeoutHandler(http.HandlerFunc(slow), time.Second, "too slow"))
	sub := http.NewServeMux()
	sub.HandleFunc("GET /inner", inner)
	http.Handle("/sub/", http.StripPrefix("/sub", sub))
	srv := &http.Server{Addr: ":8080", Handler: root{}}
	return srv.ListenAndServe()
}

func slow(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /slow`

func inner(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /sub/inner$`
