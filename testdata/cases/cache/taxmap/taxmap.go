// Package taxmap remembers tax rates that it has read from the database.
package taxmap

import (
	"context"
	"database/sql"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

// Taxes are the tax rates of countries.
type Taxes struct {
	db *sql.DB

	mu    sync.RWMutex
	rates map[string]float64 // want "Taxes.rates keeps in this process's memory copies of values that come from elsewhere \\(written by GET /tax/:country.*a change made elsewhere is not seen here: entries do not expire.*\\[cache\\]"
}

// New returns the rates in db.
func New(db *sql.DB) *Taxes { return &Taxes{db: db, rates: map[string]float64{}} }

func (t *Taxes) rate(ctx context.Context, country string) (float64, error) {
	t.mu.RLock()
	rate, ok := t.rates[country]
	t.mu.RUnlock()
	if ok {
		return rate, nil
	}
	if err := t.db.QueryRowContext(ctx, "SELECT rate FROM taxes WHERE country = $1", country).Scan(&rate); err != nil {
		return 0, err
	}
	t.mu.Lock()
	t.rates[country] = rate
	t.mu.Unlock()
	return rate, nil
}

// Register adds the route.
func (t *Taxes) Register(r *gin.Engine) {
	r.GET("/tax/:country", func(c *gin.Context) {
		rate, err := t.rate(c.Request.Context(), c.Param("country"))
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.JSON(http.StatusOK, gin.H{"rate": rate})
	})
}
