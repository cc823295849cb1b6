// Package offers asks all carriers at once what a parcel costs.
package offers

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/go-chi/chi/v5"

	"example.com/cases/cache/offers/kv"
)

// Shipping knows the carriers.
type Shipping struct {
	carriers []string
	client   *http.Client
	cheapest *kv.Map[int64] // want "Shipping.cheapest keeps in this process's memory copies of values that come from elsewhere \\(written by GET /shipping/\\{country\\}.*until the entries expire.*\\[cache\\]"
}

// New returns the offers of the carriers at the given addresses.
func New(carriers []string) *Shipping {
	return &Shipping{carriers: carriers, client: &http.Client{Timeout: time.Second}, cheapest: kv.New[int64](5 * time.Minute)}
}

// Cheapest returns the lowest offer for a country.
func (s *Shipping) Cheapest(country string) int64 {
	if cents, ok := s.cheapest.Get(country); ok {
		return cents
	}
	all := make([]int64, len(s.carriers))
	var wg sync.WaitGroup
	for i, c := range s.carriers {
		wg.Go(func() { all[i] = s.ask(c, country) })
	}
	wg.Wait()
	cents := int64(490)
	if len(all) > 0 {
		cents = slices.Min(all)
	}
	s.cheapest.Set(country, cents)
	return cents
}

func (s *Shipping) ask(carrier, country string) int64 {
	res, err := s.client.Get(carrier + "?country=" + url.QueryEscape(country))
	if err != nil {
		return 490
	}
	defer res.Body.Close()
	var offer struct{ Cents int64 }
	if err := json.NewDecoder(res.Body).Decode(&offer); err != nil {
		return 490
	}
	return offer.Cents
}

// Routes registers the handler.
func (s *Shipping) Routes(r chi.Router) {
	r.Get("/shipping/{country}", func(w http.ResponseWriter, r *http.Request) {
		w.Write(strconv.AppendInt(nil, s.Cheapest(chi.URLParam(r, "country")), 10))
	})
}
