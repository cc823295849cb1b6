// Package flow keeps track of logins at an identity provider.
package flow

import (
	"crypto/rand"
	"errors"
	"sync"
	"time"
)

// ErrState is returned for a callback that nobody waits for.
var ErrState = errors.New("unknown login")

type attempt struct {
	verifier string
	returnTo string
	started  time.Time
}

// Logins are the logins under way.
type Logins struct {
	pending sync.Map
}

// Begin returns the state to send to the provider.
func (l *Logins) Begin(returnTo string) (state, verifier string) {
	state, verifier = rand.Text(), rand.Text()
	l.pending.Store(state, attempt{verifier, returnTo, time.Now()})
	return state, verifier
}

// Finish returns what was remembered under a state.
func (l *Logins) Finish(state string) (verifier, returnTo string, err error) {
	v, ok := l.pending.LoadAndDelete(state)
	if !ok {
		return "", "", ErrState
	}
	a := v.(attempt)
	if time.Since(a.started) > 10*time.Minute {
		return "", "", ErrState
	}
	return a.verifier, a.returnTo, nil
}
