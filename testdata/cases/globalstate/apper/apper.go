// Package apper changes settings through an interface that every handler is
// given, and that only the application implements.
package apper

import (
	"net/http"
)

// Config are the settings of a site.
type Config struct {
	Title   string // want `Config.Title .*\[globalstate\]`
	Private bool
}

// App is the application.
type App struct{ cfg *Config }

// Apper yields the application, and loads it.
type Apper interface {
	App() *App
	Load() error
}

// App returns the application itself.
func (a *App) App() *App { return a }

// Load reads the settings.
func (a *App) Load() error { return nil }

// Handler wraps functions that need the application.
type Handler struct{ app Apper }

type adminFunc func(app Apper, w http.ResponseWriter, r *http.Request) error

// Admin makes a handler.
func (h *Handler) Admin(f adminFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(h.app, w, r); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

func rename(app Apper, w http.ResponseWriter, r *http.Request) error {
	app.App().cfg.Title = r.FormValue("title")
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func title(app Apper, w http.ResponseWriter, r *http.Request) error {
	_, err := w.Write([]byte(app.App().cfg.Title))
	return err
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux) error {
	app := &App{cfg: &Config{Title: "shop"}}
	if err := app.Load(); err != nil {
		return err
	}
	h := &Handler{app}
	mux.HandleFunc("PUT /title", h.Admin(rename))
	mux.HandleFunc("GET /title", h.Admin(title))
	return nil
}
