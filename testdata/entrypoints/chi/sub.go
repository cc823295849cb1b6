package chi

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

// A shop sets up its routes in several functions.
type shop struct {
	api chi.Router
}

func (s *shop) orders(w http.ResponseWriter, r *http.Request) {} // want `^chi: GET /v2/orders$`

func (s *shop) order(w http.ResponseWriter, r *http.Request) {} // want `^chi: GET /v2/orders/{id}$`

func (s *shop) refund(w http.ResponseWriter, r *http.Request) {} // want `^chi: POST /v2/orders/{id}/refund$`

func (s *shop) cart(w http.ResponseWriter, r *http.Request) {} // want `^chi: PUT /v2/cart$`

func (s *shop) report(w http.ResponseWriter, r *http.Request) {} // want `^chi: GET /internal/reports/daily$`

func (s *shop) debug(w http.ResponseWriter, r *http.Request) {} // want `^chi: /internal/debug$`

func newShop(s *shop) http.Handler {
	root := chi.NewRouter()
	s.api = chi.NewRouter()
	root.Mount("/v2", s.setUp())
	root.Mount("/internal", onlyStaff(s.internal()))
	root.Route("/health", health)
	return root
}

func (s *shop) setUp() http.Handler {
	s.api.Use(onlyStaff)
	s.api.Route("/orders", s.orderRoutes)
	s.api.With(onlyStaff).Put("/cart", s.cart)
	return s.api
}

func (s *shop) orderRoutes(r chi.Router) {
	r.Get("/", s.orders)
	r.Route("/{id}", func(r chi.Router) {
		r.Get("/", s.order)
		r.With(onlyStaff).Post("/refund", s.refund)
	})
}

// internal returns a router that the caller mounts behind middleware.
func (s *shop) internal() http.Handler {
	r := chi.NewRouter()
	r.Group(func(r chi.Router) {
		r.Use(onlyStaff)
		r.Mount("/reports", s.reports())
	})
	r.HandleFunc("/debug", s.debug)
	return r
}

func (s *shop) reports() *chi.Mux {
	r := chi.NewRouter()
	r.Get("/daily", s.report)
	return r
}

func ready(w http.ResponseWriter, r *http.Request) {} // want `^chi: GET /health/ready$`

func health(r chi.Router) { r.Get("/ready", ready) }
