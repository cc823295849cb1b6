// Package retry tries again until the warehouse answers. It is no schedule: it
// ends when it has succeeded.
package retry

import (
	"errors"
	"net/http"
	"net/url"
	"time"
)

// Ship asks the warehouse to send an order.
func Ship(order string) error {
	for wait := time.Second; wait < time.Minute; wait *= 2 {
		res, err := http.PostForm("https://warehouse.example/shipments", url.Values{"order": {order}})
		if err == nil {
			return res.Body.Close()
		}
		time.Sleep(wait)
	}
	return errors.New("the warehouse does not answer")
}
