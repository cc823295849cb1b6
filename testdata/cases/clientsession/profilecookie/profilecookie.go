// Package profilecookie remembers how a visitor introduced himself.
package profilecookie

import (
	"encoding/base64"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"
)

type profile struct {
	Name  string `json:"name"`
	About string `json:"about"`
}

func remember(c echo.Context) error {
	var p profile
	if err := c.Bind(&p); err != nil {
		return echo.ErrBadRequest
	}
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	c.SetCookie(&http.Cookie{Name: "profile", Value: base64.RawURLEncoding.EncodeToString(data)}) // want "remember keeps text of any length from the request in a cookie \\(reached from POST /profile.*\\[clientsession\\]"
	return c.NoContent(http.StatusNoContent)
}

// Register adds the route.
func Register(e *echo.Echo) { e.POST("/profile", remember) }
