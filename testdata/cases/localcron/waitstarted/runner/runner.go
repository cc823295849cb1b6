// Package runner runs the converter.
package runner

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"
)

const converter = "http://converter.internal"

// Status is how the converter is.
type Status struct {
	Running bool
	Since   time.Time
}

// Start starts the converter and returns how it is.
func Start(ctx context.Context) (Status, error) {
	res, err := http.Post(converter+"/start", "text/plain", bytes.NewBufferString("now"))
	if err != nil {
		return Status{}, err
	}
	if err := res.Body.Close(); err != nil {
		return Status{}, err
	}
	return await(ctx)
}

func await(ctx context.Context) (Status, error) {
	deadline := time.NewTimer(10 * time.Second)
	ticker := time.NewTicker(300 * time.Millisecond)
	defer deadline.Stop()
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return probe(), ctx.Err()
		case <-deadline.C:
			return probe(), errors.New("the converter does not answer")
		case <-ticker.C:
			if s := probe(); s.Running {
				return s, nil
			}
		}
	}
}

func probe() Status {
	res, err := http.Post(converter+"/ping", "text/plain", bytes.NewBufferString("ping"))
	if err != nil {
		return Status{}
	}
	return Status{Running: res.Body.Close() == nil && res.StatusCode == http.StatusOK, Since: time.Now()}
}
