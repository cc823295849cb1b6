// Package perrequest prices a cart. What it builds lives for one request.
package perrequest

import (
	"context"
	"encoding/json"
	"net/http"
)

type quote struct {
	lines  map[string]int
	total  int
	errors []string
}

type contextKey struct{}

func (q *quote) add(sku string, qty, price int) {
	if qty <= 0 {
		q.errors = append(q.errors, sku)
		return
	}
	q.lines[sku] += qty
	q.total += qty * price
}

// withQuote gives each request a quote of its own.
func withQuote(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := &quote{lines: make(map[string]int)}
		next(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, q)))
	}
}

func price(w http.ResponseWriter, r *http.Request) {
	q := r.Context().Value(contextKey{}).(*quote)
	var in []struct {
		SKU   string
		Qty   int
		Price int
	}
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for _, l := range in {
		q.add(l.SKU, l.Qty, l.Price)
	}
	json.NewEncoder(w).Encode(map[string]any{"total": q.total, "errors": q.errors})
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /quote", withQuote(price))
	return mux
}
