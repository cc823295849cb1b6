package gorilla

import (
	"net/http"

	"github.com/gorilla/mux"
)

// A shop says its routes in chains, in any order.
type shop struct{ api *mux.Router }

func (s *shop) first(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: GET /first$`

func (s *shop) second(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: POST /second; PUT /second$`

func (s *shop) third(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: DELETE /third$`

func (s *shop) under(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: GET /api/v1/under$`

func (s *shop) deep(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: PATCH /api/v1/deep/{id}$`

func (s *shop) tree(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: GET /api/v1/tree$`

func (s *shop) admin(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: /admin/users$`

func (s *shop) routes() http.Handler {
	r := mux.NewRouter()
	r.Methods("GET").Path("/first").HandlerFunc(s.first)
	r.NewRoute().Path("/second").Handler(http.HandlerFunc(s.second)).Methods("POST", "PUT")
	r.NewRoute().HandlerFunc(s.third).Methods("DELETE").Path("/third")
	s.api = r.PathPrefix("/api").Subrouter()
	s.version(s.api.PathPrefix("/v1").Subrouter())
	r.PathPrefix("/admin").Handler(http.StripPrefix("/admin", s.staff()))
	return r
}

func (s *shop) version(r *mux.Router) {
	r.HandleFunc("/under", s.under).Methods("GET")
	deep := r.PathPrefix("/deep").Subrouter()
	deep.Path("/{id}").Methods(http.MethodPatch).HandlerFunc(s.deep)
	r.PathPrefix("/tree").Handler(http.HandlerFunc(s.tree)).Methods("GET")
}

func (s *shop) staff() http.Handler {
	r := mux.NewRouter()
	r.HandleFunc("/users", s.admin)
	return r
}
