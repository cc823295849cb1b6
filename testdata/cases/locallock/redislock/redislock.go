// Package redislock lets one request of all instances work on an account.
package redislock

import (
	"database/sql"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

type accounts struct {
	db  *sql.DB
	rdb *redis.Client
}

func (a *accounts) close(c *gin.Context) {
	mine, err := a.rdb.SetNX(c, "lock:"+c.Param("id"), "1", 10*time.Second).Result()
	if err != nil || !mine {
		c.AbortWithStatus(http.StatusConflict)
		return
	}
	defer a.rdb.Del(c, "lock:"+c.Param("id"))
	var balance int
	if err := a.db.QueryRowContext(c, `SELECT balance FROM accounts WHERE id = $1`, c.Param("id")).Scan(&balance); err != nil || balance != 0 {
		c.AbortWithStatus(http.StatusConflict)
		return
	}
	a.db.ExecContext(c, `DELETE FROM accounts WHERE id = $1`, c.Param("id"))
}

// Routes adds the routes of accounts.
func Routes(r *gin.Engine, db *sql.DB, rdb *redis.Client) {
	a := &accounts{db: db, rdb: rdb}
	r.DELETE("/accounts/:id", a.close)
}
