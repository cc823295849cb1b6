// Package titles shows the titles of pages that users link to.
package titles

import (
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/patrickmn/go-cache"
)

// Titles fetches titles.
type Titles struct {
	client *http.Client
	byURL  *cache.Cache // want "Titles.byURL keeps in this process's memory copies of values that come from elsewhere .*instances answer differently until the entries expire; accept the difference with a reason.*\\[cache\\]"
}

// New returns titles that are fetched again after ten minutes.
func New() *Titles {
	return &Titles{client: &http.Client{Timeout: 2 * time.Second}, byURL: cache.New(10*time.Minute, time.Minute)}
}

func (t *Titles) of(url string) (string, error) {
	if v, ok := t.byURL.Get(url); ok {
		return v.(string), nil
	}
	res, err := t.client.Get(url)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	page, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return "", err
	}
	_, rest, _ := strings.Cut(string(page), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	t.byURL.Set(url, title, cache.DefaultExpiration)
	return title, nil
}

// Handler returns the route.
func (t *Titles) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /title", func(w http.ResponseWriter, r *http.Request) {
		title, err := t.of(r.FormValue("url"))
		if err != nil {
			http.Error(w, "no title", http.StatusBadGateway)
			return
		}
		io.WriteString(w, title)
	})
	return mux
}
