// Package carried hands objects from middleware to handlers in the request's
// context: a visitor that is kept between requests, and a form that is not.
package carried

import (
	"context"
	"net/http"
	"sync"
)

type key string

// A visitor is what is known of one client.
type visitor struct {
	mu    sync.Mutex
	draft string
}

func (v *visitor) write(text string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.draft += text
}

// A form is what one request brings.
type form struct{ text, answer string }

type server struct {
	mu       sync.Mutex
	visitors map[string]*visitor // want `server.visitors keeps .*\[session\]`
}

func (s *server) visitor(id string) *visitor {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.visitors[id]
	if v == nil {
		v = &visitor{}
		s.visitors[id] = v
	}
	return v
}

func carry[T any](r *http.Request, k key, v T) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), k, v))
}

func carried[T any](r *http.Request, k key) T {
	v, _ := r.Context().Value(k).(T)
	return v
}

func (s *server) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("visitor")
		if err != nil {
			http.Error(w, "no visitor", http.StatusUnauthorized)
			return
		}
		r = carry(r, "visitor", s.visitor(c.Value))
		r = carry(r, "form", &form{text: r.FormValue("text")})
		next.ServeHTTP(w, r)
	})
}

func (s *server) write(w http.ResponseWriter, r *http.Request) {
	f := carried[*form](r, "form")
	f.answer = "written: " + f.text
	carried[*visitor](r, "visitor").write(f.text)
	w.Write([]byte(f.answer))
}

func (s *server) read(w http.ResponseWriter, r *http.Request) {
	v := carried[*visitor](r, "visitor")
	v.mu.Lock()
	defer v.mu.Unlock()
	w.Write([]byte(v.draft))
}

// Handler serves drafts.
func Handler() http.Handler {
	s := &server{visitors: map[string]*visitor{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /draft", s.write)
	mux.HandleFunc("GET /draft", s.read)
	return s.identify(mux)
}
