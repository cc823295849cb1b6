// Package keyedlock lets one request at a time work on an account.
package keyedlock

import (
	"database/sql"
	"net/http"

	"example.com/cases/locallock/keyedlock/bykey"
	"github.com/gin-gonic/gin"
)

// Routes adds the routes of accounts.
func Routes(r *gin.Engine, db *sql.DB) {
	locks := bykey.New()
	r.POST("/accounts/:id/withdraw", func(c *gin.Context) {
		unlock := locks.Lock(c.Param("id")) // want "locks .*POST /accounts/:id/withdraw.*\\[locallock\\]"
		defer unlock()
		var balance int
		if err := db.QueryRowContext(c, `SELECT balance FROM accounts WHERE id = $1`, c.Param("id")).Scan(&balance); err != nil || balance < 100 {
			c.AbortWithStatus(http.StatusConflict)
			return
		}
		if _, err := db.ExecContext(c, `UPDATE accounts SET balance = $1 WHERE id = $2`, balance-100, c.Param("id")); err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
		}
	})
}
