// Package banner shows a line above every page that the marketing people set.
package banner

import (
	"fmt"
	"net/http"
	"sync"
)

// New returns the handlers that set and show the banner.
func New() (set, show http.HandlerFunc) {
	var mu sync.RWMutex
	text := "Welcome!" // want "text keeps a value in this process's memory \\(written by .*a restart forgets it.*\\[globalstate\\]"
	set = func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		text = r.FormValue("text")
	}
	show = func(w http.ResponseWriter, r *http.Request) {
		mu.RLock()
		defer mu.RUnlock()
		fmt.Fprintln(w, text)
	}
	return set, show
}
