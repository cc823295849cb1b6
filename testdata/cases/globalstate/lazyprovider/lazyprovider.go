// Package lazyprovider works out the addresses of the identity provider when the
// first user comes. Every instance comes to the same.
package lazyprovider

import (
	"net/http"
	"net/url"
	"sync"
)

type endpoints struct {
	Authorize string
	Token     string
}

type client struct {
	mu     sync.Mutex
	issuer string
	found  *endpoints
	config struct{ ClientID, Redirect string }
}

func (c *client) discover() error {
	base, err := url.Parse(c.issuer)
	if err != nil {
		return err
	}
	e := &endpoints{Authorize: base.JoinPath("authorize").String(), Token: base.JoinPath("token").String()}
	c.found = e
	c.config = struct{ ClientID, Redirect string }{"shop", e.Authorize + "?to=shop"}
	return nil
}

func (c *client) tokens() (*endpoints, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.found == nil {
		if err := c.discover(); err != nil {
			return nil, err
		}
	}
	return c.found, nil
}

func (c *client) redirect() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.config.ClientID == "" {
		if err := c.discover(); err != nil {
			return "", err
		}
	}
	return c.config.Redirect, nil
}

// Handler returns the routes of the login.
func Handler(issuer string) http.Handler {
	c := &client{issuer: issuer}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /login", func(w http.ResponseWriter, r *http.Request) {
		to, err := c.redirect()
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	mux.HandleFunc("GET /callback", func(w http.ResponseWriter, r *http.Request) {
		e, err := c.tokens()
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		to, err := c.redirect()
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		http.PostForm(e.Token, url.Values{"redirect_uri": {to}, "code": {r.FormValue("code")}})
	})
	return mux
}
