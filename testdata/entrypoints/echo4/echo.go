// Package echo4 registers handlers with version 4 of github.com/labstack/echo.
package echo4

import "github.com/labstack/echo/v4"

type api struct{}

func (a *api) login(c echo.Context) error { return nil } // want `^echo: POST /login$`

func (a *api) item(c echo.Context) error { return nil } // want `^echo: GET /api/items/:id$`

func (a *api) added(c echo.Context) error { return nil } // want `^echo: PROPFIND /added$`

func (a *api) anyMethod(c echo.Context) error { return nil } // want `^echo: /any$`

func (a *api) nobody(c echo.Context) error { return nil } // want `^echo:$`

func auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error { // want `^echo: .*middleware$`
		return next(c)
	}
}

func router(a *api) *echo.Echo {
	e := echo.New()
	e.Use(auth)
	e.POST("/login", a.login)
	g := e.Group("/api", auth)
	g.GET("/items/:id", a.item)
	e.Add("PROPFIND", "/added", a.added)
	e.Any("/any", a.anyMethod)
	return e
}
