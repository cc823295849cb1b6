// Package requesttx moves money within one request.
package requesttx

import (
	"context"
	"database/sql"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
)

type bank struct{ db *sql.DB }

func (b *bank) move(ctx context.Context, from, to, amount string) (err error) {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	if _, err := tx.ExecContext(ctx, `UPDATE accounts SET balance = balance - $1 WHERE id = $2`, amount, from); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE accounts SET balance = balance + $1 WHERE id = $2`, amount, to); err != nil {
		return err
	}
	return tx.Commit()
}

// Routes adds the bank's routes.
func Routes(r *gin.Engine, db *sql.DB) {
	b := &bank{db: db}
	r.POST("/transfers", func(c *gin.Context) {
		if err := b.move(c, c.PostForm("from"), c.PostForm("to"), c.PostForm("amount")); err != nil {
			c.AbortWithStatus(http.StatusConflict)
		}
	})
}
