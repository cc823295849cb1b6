// Package lazybuild builds its parts when the first request needs them: what the
// building writes is written once and belongs to no request.
package lazybuild

import (
	"fmt"
	"net/http"
	"os"
)

type settings struct {
	names map[string]string
	count int
}

type app struct {
	settings *settings
}

// load reads the settings, and writes the defaults if there are none.
func load(path string) *settings {
	if _, err := os.Stat(path); err != nil {
		os.WriteFile(path, []byte("title = Shop\n"), 0o644)
	}
	s := &settings{names: map[string]string{}}
	s.names["title"] = "Shop"
	s.count++
	loaded++
	return s
}

var loaded int

// Settings returns the settings, loaded on first use.
func (a *app) Settings() *settings {
	if a.settings != nil {
		return a.settings
	}
	a.settings = load("shop.conf")
	return a.settings
}

func (a *app) home(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, a.Settings().names["title"], loaded)
}

// Handler serves the shop.
func Handler() http.Handler {
	a := &app{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", a.home)
	return mux
}
