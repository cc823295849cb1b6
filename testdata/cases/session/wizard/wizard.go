// Package wizard walks applicants through a form of several pages.
package wizard

import (
	"net/http"
	"sync"

	"github.com/google/uuid"
	"github.com/labstack/echo/v4"
)

type application struct {
	Name, Street, Plan string
	Step               int
}

// Register adds the pages of the form.
func Register(e *echo.Echo) {
	var mu sync.Mutex
	flows := map[string]*application{} // want "Register.flows keeps the progress of multi-step flows in this process's memory .*POST /apply/:id.*the next step fails unless it reaches the instance that took the last one.*\\[session\\]"

	e.POST("/apply", func(c echo.Context) error {
		id := uuid.NewString()
		mu.Lock()
		flows[id] = &application{Name: c.FormValue("name"), Step: 1}
		mu.Unlock()
		return c.Redirect(http.StatusSeeOther, "/apply/"+id)
	})
	e.POST("/apply/:id", func(c echo.Context) error {
		mu.Lock()
		defer mu.Unlock()
		a, ok := flows[c.Param("id")]
		if !ok {
			return echo.ErrNotFound
		}
		a.Street, a.Plan = c.FormValue("street"), c.FormValue("plan")
		a.Step++
		return c.JSON(http.StatusOK, a)
	})
}
