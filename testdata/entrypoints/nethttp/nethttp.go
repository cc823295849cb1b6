// Package nethttp registers handlers in every way that net/http knows.
package nethttp

import (
	"log"
	"net/http"
	"time"
)

type server struct {
	mux *http.ServeMux
}

func (s *server) login(w http.ResponseWriter, r *http.Request) {} // want `^net/http: POST /login$`

func (s *server) item(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /items/{id}$`

func (s *server) anyMethod(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /any$`

func (s *server) hosted(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET shop.example.com/hosted$`

func (s *server) twice(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /a; GET /b$`

func (s *server) wrapped(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /wrapped$` `^net/http: GET /wrapped middleware$`

// lonely is registered by nobody in sight: its signature makes it a handler.
func (s *server) lonely(w http.ResponseWriter, r *http.Request) {} // want `^net/http:$`

// help has other parameters.
func (s *server) help(w http.ResponseWriter) {}

// routes uses the patterns of ServeMux.
func (s *server) routes() http.Handler {
	s.mux.HandleFunc("POST /login", s.login)
	s.mux.HandleFunc("GET /items/{id}", s.item)
	s.mux.HandleFunc("/any", s.anyMethod)
	s.mux.HandleFunc("GET shop.example.com/hosted", s.hosted)
	for _, path := range []string{"/a", "/b"} {
		s.mux.HandleFunc("GET "+path, s.twice)
	}
	s.mux.Handle("GET /wrapped", logged(http.HandlerFunc(s.wrapped)))
	s.mux.Handle("GET /status", status{})
	s.mux.Handle("GET /feed", &feed{})
	s.mux.Handle("GET /made", handleMade("x"))
	s.mux.HandleFunc("GET /literal", func(w http.ResponseWriter, r *http.Request) {}) // want `^net/http: GET /literal$`
	return logged(s.mux)
}

// logged is middleware in the usual form.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		next.ServeHTTP(w, r)
		log.Println(r.URL.Path, time.Since(start))
	})
}

// handleMade makes a handler, as many services do for every route.
func handleMade(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { // want `^net/http: GET /made$`
		w.Write([]byte(name))
	}
}

// A status is a handler by value.
type status struct{}

func (status) ServeHTTP(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /status$`

// A feed is a handler by pointer.
type feed struct{}

func (*feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /feed$`
