// Package cluster keeps sessions in a cluster.
package cluster

import (
	"crypto/tls"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

func open() *redis.ClusterClient {
	return redis.NewClusterClient(&redis.ClusterOptions{
		Addrs:     strings.Split(os.Getenv("REDIS_ADDRS"), ","),
		Password:  os.Getenv("REDIS_PASSWORD"),
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	})
}

// Handler returns the routes.
func Handler() http.Handler {
	rdb := open()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		if err := rdb.Set(r.Context(), "session:"+r.FormValue("id"), r.FormValue("user"), time.Hour).Err(); err != nil {
			http.Error(w, "try again", http.StatusServiceUnavailable)
		}
	})
	return mux
}
