// Package transfer sends files no faster than their owner has paid for: each
// download has a limiter of its own, which ends with it.
package transfer

import (
	"context"
	"io"
	"net/http"

	"golang.org/x/time/rate"
)

// Files opens files.
type Files interface {
	Open(ctx context.Context, name string) (io.ReadCloser, int, error)
}

const chunk = 32 << 10

type download struct {
	name string
	body io.ReadCloser
	slow io.Reader
}

func (d *download) open(ctx context.Context, files Files) error {
	body, speed, err := files.Open(ctx, d.name)
	if err != nil {
		return err
	}
	d.body, d.slow = body, body
	if speed > 0 {
		d.slow = &paced{ctx, body, rate.NewLimiter(rate.Limit(speed), chunk)}
	}
	return nil
}

type paced struct {
	ctx   context.Context
	from  io.Reader
	limit *rate.Limiter
}

func (p *paced) Read(b []byte) (int, error) {
	n, err := p.from.Read(b[:min(len(b), chunk)])
	if werr := p.limit.WaitN(p.ctx, n); werr != nil {
		return n, werr
	}
	return n, err
}

// Handler returns the routes.
func Handler(files Files) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /files/{name}", func(w http.ResponseWriter, r *http.Request) {
		d := &download{name: r.PathValue("name")}
		if err := d.open(r.Context(), files); err != nil {
			http.Error(w, "no such file", http.StatusNotFound)
			return
		}
		defer d.body.Close()
		io.Copy(w, d.slow)
	})
	return mux
}
