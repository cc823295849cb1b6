// Package carriertokens signs the requests to carriers, whose tokens it keeps
// until they expire.
package carriertokens

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"
)

type accessToken struct {
	Value   string        `json:"access_token"`
	Expires time.Duration `json:"expires_in"`
	until   time.Time
}

var tokens sync.Map // want "tokens keeps in this process's memory copies of values that come from elsewhere \\(written by POST /parcels.*until the entries expire.*\\[cache\\]"

func tokenFor(account string) (string, error) {
	if kept, ok := tokens.Load(account); ok {
		if t := kept.(accessToken); time.Now().Before(t.until) {
			return t.Value, nil
		}
	}
	t, err := fetchToken(account)
	return t.Value, err
}

func fetchToken(account string) (accessToken, error) {
	var t accessToken
	resp, err := http.PostForm("https://carrier.example/token", url.Values{"account": {account}})
	if err != nil {
		return t, err
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&t); err != nil {
		return t, err
	}
	if t.Value == "" {
		return t, errors.New("no token")
	}
	t.until = time.Now().Add(t.Expires * time.Second)
	tokens.Store(account, t)
	return t, nil
}

func book(w http.ResponseWriter, r *http.Request) {
	token, err := tokenFor(r.FormValue("account"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	req, _ := http.NewRequest("POST", "https://carrier.example/parcels", r.Body)
	req.Header.Set("Authorization", "Bearer "+token)
	if _, err := http.DefaultClient.Do(req); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// Handler returns the routes of the carriers.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /parcels", book)
	return mux
}
