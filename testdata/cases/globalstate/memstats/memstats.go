// Package memstats shows the memory that the process uses. The figures stand in
// a package-level variable, which each request sets before it shows them.
package memstats

import (
	"encoding/json"
	"net/http"
	"runtime"
)

var figures struct {
	Goroutines  int
	HeapInUse   uint64
	Collections uint32
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /admin/memory", func(w http.ResponseWriter, r *http.Request) {
		measure()
		json.NewEncoder(w).Encode(figures)
	})
	return mux
}

func measure() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	figures.Goroutines = runtime.NumGoroutine()
	figures.HeapInUse = m.HeapInuse
	figures.Collections = m.NumGC
}
