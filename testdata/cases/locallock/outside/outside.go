// Package outside reads a setting under a lock and works on the database after it.
package outside

import (
	"database/sql"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

type shop struct {
	db *sql.DB

	mu       sync.Mutex
	currency string
}

func (s *shop) order(c *gin.Context) {
	s.mu.Lock()
	currency := s.currency
	s.mu.Unlock()
	if _, err := s.db.ExecContext(c, `INSERT INTO orders (sku, currency) VALUES ($1, $2)`, c.PostForm("sku"), currency); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}

// Routes adds the routes of the shop.
func Routes(r *gin.Engine, db *sql.DB, currency string) {
	s := &shop{db: db, currency: currency}
	r.POST("/orders", s.order)
}
