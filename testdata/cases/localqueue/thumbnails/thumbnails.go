// Package thumbnails makes small pictures of uploads, with a few workers.
package thumbnails

import (
	"net/http"
	"net/url"
)

type job struct{ key string }

var jobs = make(chan job, 1000) // want "jobs holds work in a channel.*written by POST /pictures/\\{key\\}.*\\[localqueue\\]"

func worker() {
	for j := range jobs {
		resize(j.key)
	}
}

func resize(key string) {
	res, err := http.PostForm("https://images.example/resize", url.Values{"key": {key}, "width": {"200"}})
	if err == nil {
		res.Body.Close()
	}
}

func uploaded(w http.ResponseWriter, r *http.Request) {
	select {
	case jobs <- job{r.PathValue("key")}:
		w.WriteHeader(http.StatusAccepted)
	default:
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}
}

// Handler returns the routes and starts the workers.
func Handler() http.Handler {
	for range 4 {
		go worker()
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /pictures/{key}", uploaded)
	return mux
}
