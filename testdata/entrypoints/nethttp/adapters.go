package nethttp

import "net/http"

// A shop has handlers of its own form, which adapters make net/http's.
type shop struct{ sold int }

type session struct{ user string }

type shopHandler func(w http.ResponseWriter, r *http.Request, s *session) (int, error)

func (s *shop) buy(w http.ResponseWriter, r *http.Request, in *session) (int, error) { // want `^net/http: POST /buy$`
	s.sold++
	return 200, nil
}

func (s *shop) sell(w http.ResponseWriter, r *http.Request, in *session) (int, error) { // want `^net/http: POST /sell$`
	s.sold--
	return 200, nil
}

var count shopHandler = func(w http.ResponseWriter, r *http.Request, in *session) (int, error) { // want `^net/http: GET /count$`
	return 200, nil
}

// priced makes a handler.
func priced(price int) shopHandler {
	return func(w http.ResponseWriter, r *http.Request, in *session) (int, error) { // want `^net/http: GET /price$`
		return price, nil
	}
}

func (s *shop) fails(w http.ResponseWriter, r *http.Request) error { return nil } // want `^net/http: /fails$`

func (s *shop) guarded(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /guarded$` `^net/http: GET /guarded middleware$`

// handleStock returns its handler, as many services do for every route.
func (s *shop) handleStock() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { // want `^net/http: GET /stock$`
		s.sold = 0
	}
}

// notFound is no entry point, but what handlers call.
func notFound(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }

func adapt(h shopHandler, prefix string) http.Handler {
	return http.StripPrefix(prefix, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code, err := h(w, r, &session{})
		if err != nil {
			notFound(w, r)
			return
		}
		w.WriteHeader(code)
	}))
}

func orError(fn func(w http.ResponseWriter, r *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if fn(w, r) != nil {
			notFound(w, r)
		}
	}
}

func guard(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			next(w, r)
		}
	}
}

func (s *shop) routes(mux *http.ServeMux) {
	web := func(h shopHandler, prefix string) http.Handler { return adapt(h, prefix) }
	mux.Handle("POST /buy", web(s.buy, ""))
	mux.Handle("POST /sell", web(s.sell, "/sell"))
	mux.Handle("GET /count", web(count, ""))
	mux.Handle("GET /price", web(priced(3), ""))
	mux.HandleFunc("/fails", orError(s.fails))
	mux.HandleFunc("GET /guarded", guard(s.guarded))
	mux.HandleFunc("GET /stock", s.handleStock())
}
