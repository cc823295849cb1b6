// Package pgxbatch imports products row by row and commits them at the end.
package pgxbatch

import (
	"context"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type imports struct {
	pool *pgxpool.Pool
	open sync.Map // want "imports.open keeps database transactions or connections open across requests \\(written by POST /imports/:name.*\\[dbconn\\]"
}

func (i *imports) start(c *gin.Context) {
	tx, err := i.pool.Begin(context.Background())
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	i.open.Store(c.Param("name"), tx)
}

func (i *imports) row(c *gin.Context) {
	v, ok := i.open.Load(c.Param("name"))
	if !ok {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	if _, err := v.(pgx.Tx).Exec(c, `INSERT INTO products (sku) VALUES ($1)`, c.PostForm("sku")); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
	}
}

func (i *imports) finish(c *gin.Context) {
	if v, ok := i.open.LoadAndDelete(c.Param("name")); ok {
		v.(pgx.Tx).Commit(c)
	}
}

// Routes adds the routes of imports.
func Routes(r *gin.Engine, pool *pgxpool.Pool) {
	i := &imports{pool: pool}
	r.POST("/imports/:name", i.start)
	r.POST("/imports/:name/rows", i.row)
	r.POST("/imports/:name/finish", i.finish)
}
