// Package announce takes orders and tells the warehouse of them.
package announce

import (
	"context"
	"database/sql"
	"net/http"

	"example.com/cases/localqueue/announce/warehouse"
	"github.com/gin-gonic/gin"
)

type orders struct {
	db        *sql.DB
	warehouse *warehouse.Client
}

func (o *orders) place(c *gin.Context) {
	if _, err := o.db.ExecContext(c, `INSERT INTO orders (id) VALUES ($1)`, c.PostForm("id")); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	go o.warehouse.Ship(context.WithoutCancel(c), c.PostForm("id")) // want "orders.place starts Client.Ship in a goroutine that nobody waits for \\(reached from POST /orders.*before answering, hand the work to a broker.*\\[localqueue\\]"
	c.Status(http.StatusCreated)
}

// Routes adds the routes of orders.
func Routes(r *gin.Engine, db *sql.DB) {
	o := &orders{db: db, warehouse: &warehouse.Client{Base: "https://warehouse.example"}}
	r.POST("/orders", o.place)
}
