// Package denytable keeps the ids of revoked tokens in the database.
package denytable

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

type denied struct{ db *sql.DB }

func (d denied) add(ctx context.Context, jti string) error {
	_, err := d.db.ExecContext(ctx, "INSERT INTO revoked (jti) VALUES ($1) ON CONFLICT DO NOTHING", jti)
	return err
}

func (d denied) has(ctx context.Context, jti string) (bool, error) {
	var n int
	err := d.db.QueryRowContext(ctx, "SELECT count(*) FROM revoked WHERE jti = $1", jti).Scan(&n)
	return n > 0, err
}

// Register adds the routes.
func Register(r *gin.Engine, db *sql.DB) {
	d := denied{db}
	r.Use(func(c *gin.Context) {
		if no, err := d.has(c.Request.Context(), c.GetHeader("X-Token-ID")); no || err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
		}
	})
	r.DELETE("/token", func(c *gin.Context) {
		if err := d.add(c.Request.Context(), c.GetHeader("X-Token-ID")); err != nil {
			c.AbortWithError(http.StatusInternalServerError, err)
		}
	})
}
