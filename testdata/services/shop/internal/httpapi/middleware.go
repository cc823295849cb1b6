package httpapi

import (
	"bytes"
	"crypto/rand"
	"log/slog"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"

	"example.com/shop/internal/feature"
	"example.com/shop/internal/metrics"
)

// requestNumber numbers the lines of the request log.
var requestNumber atomic.Uint64

// requestLog logs and counts requests.
func requestLog() gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		n := requestNumber.Add(1)
		end := metrics.Begin()
		c.Next()
		end(c.Writer.Status())
		slog.Info("request", "n", n, "method", c.Request.Method, "path", c.Request.URL.Path,
			"status", c.Writer.Status(), "took", time.Since(start))
	}
}

// secureHeaders sets the headers that browsers want to see.
func secureHeaders() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Header("Content-Security-Policy", "script-src 'nonce-"+rand.Text()+"'")
		c.Header("X-Content-Type-Options", "nosniff")
	}
}

// servedBy tells which machine answered, for the load balancer's routing rules.
func servedBy() gin.HandlerFunc {
	name, err := os.Hostname()
	if err != nil {
		name = "unknown"
	}
	return func(c *gin.Context) {
		c.Header("X-Served-By", name)
	}
}

// maintenance turns customers away while the shop is closed.
func maintenance() gin.HandlerFunc {
	return func(c *gin.Context) {
		if feature.Enabled(feature.Maintenance) {
			c.AbortWithStatusJSON(http.StatusServiceUnavailable, gin.H{"error": "back soon"})
		}
	}
}

// rateLimit limits the requests of each address.
func rateLimit(perSecond rate.Limit, burst int) gin.HandlerFunc {
	var mu sync.Mutex
	limiters := make(map[string]*rate.Limiter)
	return func(c *gin.Context) {
		mu.Lock()
		l, ok := limiters[c.ClientIP()]
		if !ok {
			l = rate.NewLimiter(perSecond, burst)
			limiters[c.ClientIP()] = l
		}
		mu.Unlock()
		if !l.Allow() {
			c.AbortWithStatusJSON(http.StatusTooManyRequests, gin.H{"error": "slow down"})
		}
	}
}

// visitors returns a middleware that counts visits and a handler that shows the count.
func visitors() (count, show gin.HandlerFunc) {
	var visits atomic.Int64
	count = func(*gin.Context) { visits.Add(1) }
	show = func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"visits": visits.Load()}) }
	return count, show
}

type response struct {
	status int
	body   []byte
}

// recorder keeps a copy of what a handler writes.
type recorder struct {
	gin.ResponseWriter
	body bytes.Buffer
}

// Write implements io.Writer.
func (r *recorder) Write(p []byte) (int, error) {
	r.body.Write(p)
	return r.ResponseWriter.Write(p)
}

// idempotent answers a repeated request, known by its Idempotency-Key, with
// the first answer.
func idempotent() gin.HandlerFunc {
	var mu sync.Mutex
	answers := make(map[string]response)
	return func(c *gin.Context) {
		key := c.GetHeader("Idempotency-Key")
		if key == "" {
			return
		}
		mu.Lock()
		first, ok := answers[key]
		mu.Unlock()
		if ok {
			c.Data(first.status, gin.MIMEJSON, first.body)
			c.Abort()
			return
		}
		rec := &recorder{ResponseWriter: c.Writer}
		c.Writer = rec
		c.Next()
		mu.Lock()
		answers[key] = response{status: rec.Status(), body: rec.body.Bytes()}
		mu.Unlock()
	}
}
