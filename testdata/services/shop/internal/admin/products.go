package admin

import (
	"encoding/json"
	"net/http"
	"strconv"

	"example.com/shop/internal/feature"
	"example.com/shop/internal/store"
)

func (s *Server) putProduct(w http.ResponseWriter, r *http.Request) {
	var p store.Product
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.SKU = r.PathValue("sku")
	if err := s.Catalog.Put(r.Context(), p); err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, p)
}

func (s *Server) putImage(w http.ResponseWriter, r *http.Request) {
	if err := s.Images.Save(r.PathValue("sku"), http.MaxBytesReader(w, r.Body, 5<<20)); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) setPromotion(w http.ResponseWriter, r *http.Request) {
	percent, err := strconv.Atoi(r.FormValue("percent"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := s.Promotions.Set(r.Context(), r.PathValue("category"), percent); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) features(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, feature.All())
}

func (s *Server) setFeature(w http.ResponseWriter, r *http.Request) {
	on, err := strconv.ParseBool(r.FormValue("on"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	feature.Set(r.PathValue("name"), on)
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) addHook(w http.ResponseWriter, r *http.Request) {
	s.Hooks.Add(r.FormValue("url"))
	w.WriteHeader(http.StatusNoContent)
}
