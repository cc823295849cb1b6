// Package rowlock locks the row that it is about to change.
package rowlock

import (
	"context"
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

type accounts struct{ db *sql.DB }

func (a *accounts) withdraw(ctx context.Context, id string) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var balance int
	if err := tx.QueryRowContext(ctx, `SELECT balance FROM accounts WHERE id = $1 FOR UPDATE`, id).Scan(&balance); err != nil {
		return err
	}
	if balance < 100 {
		return sql.ErrNoRows
	}
	if _, err := tx.ExecContext(ctx, `UPDATE accounts SET balance = $1 WHERE id = $2`, balance-100, id); err != nil {
		return err
	}
	return tx.Commit()
}

// Routes adds the routes of accounts.
func Routes(r *gin.Engine, db *sql.DB) {
	a := &accounts{db: db}
	r.POST("/accounts/:id/withdraw", func(c *gin.Context) {
		if a.withdraw(c, c.Param("id")) != nil {
			c.AbortWithStatus(http.StatusConflict)
		}
	})
}
