// Package echoserial numbers certificates.
package echoserial

import (
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/labstack/echo/v4"
)

// Authority issues certificates.
type Authority struct {
	serial uint64 // want "Authority.serial counts up identifiers in this process .*POST /certificates.*\\[localid\\]"
	sign   func(serial, name string) ([]byte, error)
}

// Register adds the authority to e.
func Register(e *echo.Echo, sign func(serial, name string) ([]byte, error)) {
	a := &Authority{sign: sign}
	e.POST("/certificates", a.issue)
}

func (a *Authority) issue(c echo.Context) error {
	serial := strconv.FormatUint(atomic.AddUint64(&a.serial, 1), 16)
	cert, err := a.sign(serial, c.FormValue("name"))
	if err != nil {
		return err
	}
	return c.Blob(http.StatusCreated, "application/x-pem-file", cert)
}
