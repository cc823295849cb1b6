// Package resend mails one-time codes, to each address once a minute.
package resend

import (
	"net/http"
	"sync"
	"time"
)

const pause = time.Minute

// nextMail holds when an address may be written to again.
var nextMail sync.Map // want "nextMail keeps when each client may try again in this process's memory .*POST /codes.*each instance looks at its own times.*\\[ratelimit\\]"

// Mailer sends a code.
type Mailer interface {
	SendCode(to string) error
}

// Handler returns the routes.
func Handler(m Mailer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /codes", func(w http.ResponseWriter, r *http.Request) {
		to := r.PostFormValue("email")
		if !due(to, time.Now()) {
			http.Error(w, "a code is on its way", http.StatusTooManyRequests)
			return
		}
		if err := m.SendCode(to); err != nil {
			nextMail.Delete(to)
			http.Error(w, "try again", http.StatusBadGateway)
			return
		}
		w.WriteHeader(http.StatusAccepted)
	})
	return mux
}

func due(to string, now time.Time) bool {
	until, waiting := nextMail.LoadOrStore(to, now.Add(pause))
	if !waiting {
		return true
	}
	if t, ok := until.(time.Time); ok && t.After(now) {
		return false
	}
	nextMail.Store(to, now.Add(pause))
	return true
}
