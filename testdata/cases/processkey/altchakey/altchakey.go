// Package altchakey poses challenges to visitors, signed with a key that is made
// when the service starts.
package altchakey

import (
	"crypto/rand"
	"encoding/json"
	"net/http"

	"github.com/altcha-org/altcha-lib-go"
)

type challenges struct {
	key string // want "challenges.key holds a key that each process makes up.*\\[processkey\\]"
}

func (c *challenges) pose(w http.ResponseWriter, r *http.Request) {
	challenge, err := altcha.CreateChallenge(altcha.ChallengeOptions{HMACKey: c.key})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(challenge)
}

func (c *challenges) check(w http.ResponseWriter, r *http.Request) {
	if ok, err := altcha.VerifySolution(r.FormValue("altcha"), c.key, true); err != nil || !ok {
		http.Error(w, "try again", http.StatusForbidden)
	}
}

// Handler returns the routes of the challenges.
func Handler() http.Handler {
	c := &challenges{key: rand.Text()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /challenge", c.pose)
	mux.HandleFunc("POST /contact", c.check)
	return mux
}
