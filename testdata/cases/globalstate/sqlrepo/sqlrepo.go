// Package sqlrepo keeps product reviews in the database.
package sqlrepo

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

type review struct {
	Stars int    `json:"stars"`
	Text  string `json:"text"`
}

type repository interface {
	add(ctx context.Context, sku string, r review) error
}

type table struct{ db *sql.DB }

func (t *table) add(ctx context.Context, sku string, r review) error {
	_, err := t.db.ExecContext(ctx, `INSERT INTO reviews (sku, stars, text) VALUES ($1, $2, $3)`, sku, r.Stars, r.Text)
	return err
}

type service struct{ reviews repository }

func (s *service) submit(c *gin.Context) {
	var in review
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	if err := s.reviews.add(c, c.Param("sku"), in); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.Status(http.StatusCreated)
}

// Routes adds the routes of reviews.
func Routes(r *gin.Engine, db *sql.DB) {
	s := &service{reviews: &table{db: db}}
	r.POST("/products/:sku/reviews", s.submit)
}
