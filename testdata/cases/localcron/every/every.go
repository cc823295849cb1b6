// Package every runs jobs through a helper that any of them can use.
package every

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// Every calls job once in a period until ctx ends.
func Every(ctx context.Context, period time.Duration, job func()) {
	t := time.NewTicker(period) // want "Every changes shared data or sends something in a loop around a clock.*\\[localcron\\]"
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			job()
		}
	}
}

func digest() {
	res, err := http.PostForm("https://mail.example/digests", url.Values{"list": {"editors"}})
	if err == nil {
		res.Body.Close()
	}
}

// Start starts the jobs.
func Start(ctx context.Context) {
	go Every(ctx, 24*time.Hour, digest)
}
