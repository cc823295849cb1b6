// Package couponhandler redeems coupons, one at a time.
package couponhandler

import (
	"context"
	"database/sql"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

var redeeming sync.Mutex // want "redeeming locks .*POST /coupons/:code.*\\[locallock\\]"

type coupons struct{ db *sql.DB }

func (s *coupons) left(ctx context.Context, code string) (n int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT uses FROM coupons WHERE code = $1`, code).Scan(&n)
	return n, err
}

func (s *coupons) use(ctx context.Context, code string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE coupons SET uses = uses - 1 WHERE code = $1`, code)
	return err
}

func (s *coupons) redeem(c *gin.Context) {
	redeeming.Lock()
	defer redeeming.Unlock()
	if n, err := s.left(c, c.Param("code")); err != nil || n == 0 {
		c.AbortWithStatus(http.StatusGone)
		return
	}
	if err := s.use(c, c.Param("code")); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}

// Routes adds the routes of coupons.
func Routes(r *gin.Engine, db *sql.DB) {
	s := &coupons{db: db}
	r.POST("/coupons/:code", s.redeem)
}
