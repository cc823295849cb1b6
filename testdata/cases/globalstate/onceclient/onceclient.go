// Package onceclient asks the carrier where a parcel is.
package onceclient

import (
	"html/template"
	"net/http"
	"sync"
	"time"
)

var (
	once   sync.Once
	client *http.Client
	page   *template.Template
	pageMu sync.Mutex
)

func carrier() *http.Client {
	once.Do(func() { client = &http.Client{Timeout: 3 * time.Second} })
	return client
}

func layout() *template.Template {
	pageMu.Lock()
	defer pageMu.Unlock()
	if page == nil {
		page = template.Must(template.New("page").Parse(`<p>Your parcel: {{.}}</p>`))
	}
	return page
}

// Track shows the state of a parcel.
func Track(w http.ResponseWriter, r *http.Request) {
	res, err := carrier().Get("https://carrier.example/parcels/" + r.PathValue("number"))
	if err != nil {
		http.Error(w, "the carrier does not answer", http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	layout().Execute(w, res.Status)
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /parcels/{number}", Track)
	return mux
}
