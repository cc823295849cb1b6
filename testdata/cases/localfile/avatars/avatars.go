// Package avatars keeps the pictures of users.
package avatars

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

// Store keeps pictures in a folder.
type Store struct{ dir string }

// NewStore returns the pictures in dir.
func NewStore(dir string) *Store { return &Store{dir: dir} }

// Register adds the routes to r.
func (s *Store) Register(r *gin.Engine) {
	r.PUT("/users/:id/avatar", s.put)
	r.GET("/users/:id/avatar", func(c *gin.Context) { c.File(s.path(c.Param("id"))) })
}

func (s *Store) path(id string) string { return filepath.Join(s.dir, filepath.Base(id)+".png") }

func (s *Store) put(c *gin.Context) {
	data, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, 1<<20))
	if err != nil {
		c.AbortWithStatus(http.StatusRequestEntityTooLarge)
		return
	}
	if err := os.WriteFile(s.path(c.Param("id")), data, 0o644); err != nil { // want "Store.put writes files to this instance's disk .*PUT /users/:id/avatar.*\\[localfile\\]"
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusNoContent)
}
