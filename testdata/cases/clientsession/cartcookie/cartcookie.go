// Package cartcookie keeps the whole cart in a cookie.
package cartcookie

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
)

type cart struct {
	Lines []line
}

type line struct {
	SKU string
	Qty int
}

func add(w http.ResponseWriter, r *http.Request) {
	var c cart
	if old, err := r.Cookie("cart"); err == nil {
		if err := decode(old.Value, &c); err != nil {
			http.Error(w, "malformed cart", http.StatusBadRequest)
			return
		}
	}
	c.Lines = append(c.Lines, line{SKU: r.FormValue("sku"), Qty: 1})
	put(w, c)
}

func put(w http.ResponseWriter, c cart) {
	text, err := encode(c)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	cookie := &http.Cookie{Name: "cart", Path: "/"}
	cookie.Value = text
	http.SetCookie(w, cookie) // want "put keeps a list that can grow without a bound in a cookie \\(reached from POST /cart.*\\[clientsession\\]"
}

func encode(c cart) (string, error) {
	data, err := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(data), err
}

func decode(text string, c *cart) error {
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, c)
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /cart", add)
	return mux
}
