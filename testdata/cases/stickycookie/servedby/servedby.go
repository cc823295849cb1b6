// Package servedby names the machine in every answer.
package servedby

import (
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

// Header is a middleware that names the machine.
func Header() echo.MiddlewareFunc { // want "Header puts the identity of this instance into the response header X-Instance .*clients and load balancers can come to rely on it.*\\[stickycookie\\]"
	host, _ := os.Hostname()
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Response().Header().Set("X-Instance", host)
			return next(c)
		}
	}
}

// Register adds the middleware and a page to e.
func Register(e *echo.Echo) {
	e.Use(Header())
	e.GET("/", func(c echo.Context) error { return c.String(http.StatusOK, "hello") })
}
