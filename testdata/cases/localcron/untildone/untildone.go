// Package untildone waits for a clock in loops that end with their work: a
// registration that is tried until it is taken, an update that is tried a few
// times, and steps that have to be done before a deadline.
package untildone

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// A Registry is the catalogue that the service is entered in.
type Registry struct {
	url string
}

func (r *Registry) enter(name string) bool {
	res, err := http.Post(r.url, "text/plain", bytes.NewBufferString(name))
	if err != nil {
		return false
	}
	return res.Body.Close() == nil && res.StatusCode == http.StatusCreated
}

// Register enters the service, in the background if it takes longer.
func (r *Registry) Register(ctx context.Context, name string) {
	if r.enter(name) {
		return
	}
	go func() {
		for {
			if r.enter(name) {
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(30 * time.Second):
			}
		}
	}()
}

// Describe changes the entry, again if somebody else has just changed it.
func (r *Registry) Describe(ctx context.Context, text string) error {
	attempts := 0
	wait := func() time.Duration { return time.Duration(attempts+1) * time.Millisecond }
	for {
		select {
		case <-time.After(wait()):
			res, err := http.Post(r.url+"/description", "text/plain", bytes.NewBufferString(text))
			if err != nil {
				return err
			}
			if err := res.Body.Close(); err != nil {
				return err
			}
			attempts++
			if attempts >= 4 {
				return fmt.Errorf("the entry is busy: %s", res.Status)
			}
		case <-ctx.Done():
			return errors.New("canceled")
		}
	}
}

// Announce tells the mirrors, those that it gets to within a minute.
func (r *Registry) Announce(mirrors []string, text string) error {
	late := time.After(time.Minute)
	for _, m := range mirrors {
		select {
		case <-late:
			return errors.New("not all mirrors know")
		default:
		}
		res, err := http.Post(m, "text/plain", bytes.NewBufferString(text))
		if err != nil {
			return err
		}
		if err := res.Body.Close(); err != nil {
			return err
		}
	}
	return nil
}
