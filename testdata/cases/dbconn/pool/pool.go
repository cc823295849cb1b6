// Package pool keeps the pool of connections, which is what pools are for.
package pool

import (
	"database/sql"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	_ "github.com/lib/pq"
)

// A Store reads products.
type Store struct {
	db   *sql.DB
	name *sql.Stmt
}

// Open opens the store.
func Open(dsn string) (*Store, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	db.SetConnMaxIdleTime(time.Minute)
	name, err := db.Prepare(`SELECT name FROM products WHERE sku = $1`)
	if err != nil {
		return nil, err
	}
	return &Store{db: db, name: name}, nil
}

// Routes adds the store's routes.
func (s *Store) Routes(r gin.IRouter) {
	r.GET("/products/:sku", func(c *gin.Context) {
		var name string
		if err := s.name.QueryRowContext(c, c.Param("sku")).Scan(&name); err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.String(http.StatusOK, name)
	})
}
