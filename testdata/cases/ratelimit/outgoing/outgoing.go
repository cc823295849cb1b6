// Package outgoing asks a geocoder no more often than its terms allow: that is
// for information, nobody who asks this service is refused.
package outgoing

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"golang.org/x/time/rate"
)

// Geocoder finds places through a remote service.
type Geocoder struct {
	base    string
	client  *http.Client
	limiter *rate.Limiter // want "Geocoder.limiter limits the calls that this process makes to another system .*N × 2 calls a second.*\\[ratelimit\\]"
}

// NewGeocoder returns the geocoder at base.
func NewGeocoder(base string) *Geocoder {
	return &Geocoder{base: base, client: http.DefaultClient, limiter: rate.NewLimiter(2, 1)}
}

type place struct{ Lat, Lon float64 }

func (g *Geocoder) find(ctx context.Context, address string) (place, error) {
	var p place
	if err := g.limiter.Wait(ctx); err != nil {
		return p, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, g.base+"?q="+url.QueryEscape(address), nil)
	if err != nil {
		return p, err
	}
	res, err := g.client.Do(req)
	if err != nil {
		return p, err
	}
	defer res.Body.Close()
	return p, json.NewDecoder(res.Body).Decode(&p)
}

// Routes adds the search for places to mux.
func Routes(mux *http.ServeMux, g *Geocoder) {
	mux.HandleFunc("GET /places", func(w http.ResponseWriter, r *http.Request) {
		p, err := g.find(r.Context(), r.FormValue("address"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		json.NewEncoder(w).Encode(p)
	})
}
