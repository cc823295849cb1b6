// Package chargeonce has simultaneous requests for one order share one charge.
package chargeonce

import (
	"net/http"
	"net/url"

	"golang.org/x/sync/singleflight"
)

type checkout struct {
	charges singleflight.Group // want "checkout.charges locks .*POST /orders/\\{id\\}/pay.*\\[locallock\\]"
}

func (c *checkout) pay(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	_, err, _ := c.charges.Do(id, func() (any, error) {
		res, err := http.Get("https://pay.example/charges/" + id)
		if err == nil && res.StatusCode == http.StatusOK {
			return nil, res.Body.Close() // paid already
		}
		res, err = http.PostForm("https://pay.example/charges", url.Values{"order": {id}})
		if err != nil {
			return nil, err
		}
		return nil, res.Body.Close()
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// Handler returns the routes of the checkout.
func Handler() http.Handler {
	c := &checkout{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders/{id}/pay", c.pay)
	return mux
}
