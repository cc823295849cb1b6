// Package joined asks several carriers at once and waits for all of them.
package joined

import (
	"encoding/json"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
	"golang.org/x/sync/errgroup"
)

func prices(w http.ResponseWriter, r *http.Request) {
	var (
		wg  sync.WaitGroup
		mu  sync.Mutex
		all = map[string]int{}
	)
	for _, carrier := range []string{"dhl", "ups"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res, err := http.Get("https://" + carrier + ".example/prices")
			if err != nil {
				return
			}
			defer res.Body.Close()
			mu.Lock()
			defer mu.Unlock()
			all[carrier] = res.StatusCode
		}()
	}
	wg.Wait()
	json.NewEncoder(w).Encode(all)
}

func book(c *gin.Context) {
	g, ctx := errgroup.WithContext(c)
	for _, leg := range []string{"pickup", "delivery"} {
		g.Go(func() error {
			req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://carrier.example/"+leg, nil)
			if err != nil {
				return err
			}
			res, err := http.DefaultClient.Do(req)
			if err != nil {
				return err
			}
			return res.Body.Close()
		})
	}
	if g.Wait() != nil {
		c.AbortWithStatus(http.StatusBadGateway)
	}
}

// Routes adds the routes.
func Routes(mux *http.ServeMux, r *gin.Engine) {
	mux.HandleFunc("POST /prices", prices)
	r.POST("/bookings", book)
}
