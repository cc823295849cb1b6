package admin

import (
	"encoding/csv"
	"net/http"
	"strconv"
)

// exportSlots limits the exports that run at the same time.
//
//hiddenstate:allow ratelimit every export takes memory on this machine, so a limit for each machine is what we want
var exportSlots = make(chan struct{}, 2)

func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	select {
	case exportSlots <- struct{}{}:
		defer func() { <-exportSlots }()
	default:
		http.Error(w, "too many exports", http.StatusTooManyRequests)
		return
	}
	products, err := s.Catalog.Search(r.Context(), "")
	if err != nil {
		fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv")
	out := csv.NewWriter(w)
	for _, p := range products {
		out.Write([]string{p.SKU, p.Name, p.Category, strconv.FormatInt(p.Price, 10), strconv.Itoa(p.Stock)})
	}
	out.Flush()
}
