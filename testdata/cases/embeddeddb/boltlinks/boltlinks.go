// Package boltlinks keeps short links in a bbolt file.
package boltlinks

import (
	"net/http"

	"github.com/gin-gonic/gin"
	bolt "go.etcd.io/bbolt"
)

var bucket = []byte("links")

// Links keeps short links.
type Links struct {
	db *bolt.DB // want "Links.db keeps the service's data in an embedded database \\(bbolt\\) of this instance .*PUT /links/:name.*another instance has different data.*\\[embeddeddb\\]"
}

// Open returns the links in a file.
func Open(path string) (*Links, error) {
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return nil, err
	}
	return &Links{db: db}, nil
}

// Register adds the links to r.
func (l *Links) Register(r *gin.Engine) { r.PUT("/links/:name", l.put) }

func (l *Links) put(c *gin.Context) {
	err := l.db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucket)
		if err != nil {
			return err
		}
		return b.Put([]byte(c.Param("name")), []byte(c.Query("to")))
	})
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}
