// Package thumbnails makes small pictures, three at a time, and refuses to make
// more.
package thumbnails

import (
	"image"
	"image/jpeg"
	_ "image/png" // decodes uploads
	"net/http"

	"golang.org/x/sync/semaphore"
)

type maker struct {
	slots *semaphore.Weighted // want "maker.slots limits how many run at the same time.*N instances let in N × 3.*\\[ratelimit\\]"
}

func (m *maker) small(w http.ResponseWriter, r *http.Request) {
	if !m.slots.TryAcquire(1) {
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	defer m.slots.Release(1)
	picture, _, err := image.Decode(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if s, ok := picture.(interface {
		SubImage(image.Rectangle) image.Image
	}); ok {
		picture = s.SubImage(image.Rect(0, 0, 100, 100))
	}
	jpeg.Encode(w, picture, nil)
}

// Handler returns the route.
func Handler() http.Handler {
	m := &maker{slots: semaphore.NewWeighted(3)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /small", m.small)
	return mux
}
