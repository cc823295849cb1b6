package auth

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// ErrUnknownState is returned for a callback that no login asked for.
var ErrUnknownState = errors.New("unknown or expired login attempt")

const loginTimeout = 10 * time.Minute

type pendingLogin struct {
	verifier string
	returnTo string
	started  time.Time
}

// pendingLogins holds the logins that are under way at the provider, by state.
var pendingLogins sync.Map

// OAuth signs customers in with an identity provider.
type OAuth struct {
	provider string
	client   *http.Client
}

// NewOAuth returns the login with the provider at the given URL.
func NewOAuth(provider string) *OAuth {
	return &OAuth{provider: provider, client: &http.Client{Timeout: 10 * time.Second}}
}

// Start begins a login and returns the address to send the browser to.
func (o *OAuth) Start(returnTo string) string {
	state, verifier := rand.Text(), rand.Text()
	pendingLogins.Store(state, pendingLogin{verifier: verifier, returnTo: returnTo, started: time.Now()})
	q := url.Values{"response_type": {"code"}, "state": {state}, "code_challenge": {verifier}}
	return o.provider + "/authorize?" + q.Encode()
}

// Finish ends a login and returns the customer's address and where to go next.
func (o *OAuth) Finish(ctx context.Context, state, code string) (email, returnTo string, err error) {
	v, ok := pendingLogins.LoadAndDelete(state)
	if !ok {
		return "", "", ErrUnknownState
	}
	p := v.(pendingLogin)
	if time.Since(p.started) > loginTimeout {
		return "", "", ErrUnknownState
	}
	email, err = o.exchange(ctx, code, p.verifier)
	return email, p.returnTo, err
}

func (o *OAuth) exchange(ctx context.Context, code, verifier string) (string, error) {
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "code_verifier": {verifier}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, o.provider+"/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := o.client.Do(req)
	if err != nil {
		return "", fmt.Errorf("exchanging the code: %w", err)
	}
	defer res.Body.Close()
	var answer struct {
		Email string `json:"email"`
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("exchanging the code: %w", err)
	}
	return answer.Email, nil
}
