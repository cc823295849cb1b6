// Package resetcodes mails codes to people who forgot their password.
package resetcodes

import (
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"math/big"
	"net/http"
	"sync"
	"time"
)

type resetCode struct {
	digits  string
	expires time.Time
}

var (
	mu    sync.Mutex
	codes = map[string]resetCode{} // want "codes keeps one-time codes in this process's memory \\(written by POST /password/forgot.*a code that one instance issued is wrong on every other.*\\[session\\]"
)

// Mailer sends a code.
type Mailer interface {
	Send(to, text string) error
}

// Handlers returns the handlers that issue a code and redeem it.
func Handlers(m Mailer, setPassword func(email, password string) error) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /password/forgot", func(w http.ResponseWriter, r *http.Request) {
		email := r.FormValue("email")
		if err := m.Send(email, "your code is "+issue(email)); err != nil {
			http.Error(w, "try again", http.StatusBadGateway)
		}
	})
	mux.HandleFunc("POST /password/reset", func(w http.ResponseWriter, r *http.Request) {
		email := r.FormValue("email")
		if !redeem(email, r.FormValue("code")) {
			http.Error(w, "wrong code", http.StatusForbidden)
			return
		}
		if err := setPassword(email, r.FormValue("password")); err != nil {
			http.Error(w, "try again", http.StatusInternalServerError)
		}
	})
	return mux
}

func issue(email string) string {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic(err)
	}
	digits := fmt.Sprintf("%06d", n)
	mu.Lock()
	defer mu.Unlock()
	codes[email] = resetCode{digits, time.Now().Add(15 * time.Minute)}
	return digits
}

func redeem(email, digits string) bool {
	mu.Lock()
	defer mu.Unlock()
	c, ok := codes[email]
	if !ok || time.Now().After(c.expires) || subtle.ConstantTimeCompare([]byte(c.digits), []byte(digits)) == 0 {
		return false
	}
	delete(codes, email)
	return true
}
