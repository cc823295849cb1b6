// Package sharedfetch has simultaneous requests for one rate share the call that
// fetches it: two instances fetch it twice, and nothing comes of that.
package sharedfetch

import (
	"fmt"
	"io"
	"net/http"

	"golang.org/x/sync/singleflight"
)

type rates struct {
	fetches singleflight.Group
}

func (c *rates) show(w http.ResponseWriter, r *http.Request) {
	currency := r.PathValue("currency")
	rate, err, _ := c.fetches.Do(currency, func() (any, error) {
		res, err := http.Post("https://rates.example/query", "text/plain", nil)
		if err != nil {
			return nil, err
		}
		defer res.Body.Close()
		return io.ReadAll(res.Body)
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	fmt.Fprintf(w, "%s", rate)
}

// Handler returns the routes.
func Handler() http.Handler {
	c := &rates{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /rates/{currency}", c.show)
	return mux
}
