// Package inittable knows how many decimals currencies have.
package inittable

import (
	"fmt"
	"net/http"
)

var decimals = map[string]int{"EUR": 2, "USD": 2, "JPY": 0}

func init() {
	for _, c := range []string{"BHD", "KWD", "OMR"} {
		decimals[c] = 3
	}
}

// Show tells the decimals of a currency.
func Show(w http.ResponseWriter, r *http.Request) {
	n, ok := decimals[r.PathValue("currency")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, n)
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /currencies/{currency}/decimals", Show)
	return mux
}
