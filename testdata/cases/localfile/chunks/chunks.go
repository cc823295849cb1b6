// Package chunks puts uploads together that come in pieces.
package chunks

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/labstack/echo/v4"
)

// Uploads keeps the pieces of uploads in a folder.
type Uploads struct{ dir string }

// Register adds the routes to e.
func Register(e *echo.Echo, dir string) {
	u := &Uploads{dir: dir}
	e.PATCH("/uploads/:id", u.piece)
}

func (u *Uploads) piece(c echo.Context) error {
	name := filepath.Join(u.dir, filepath.Base(c.Param("id")))
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) // want "Uploads.piece writes files to this instance's disk .*PATCH /uploads/:id.*\\[localfile\\]"
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := io.Copy(f, c.Request().Body); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}
