// Package nonces refuses signed requests that are replayed.
package nonces

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"sync"

	"github.com/go-chi/chi/v5"
)

// Verifier checks signatures.
type Verifier struct {
	secret []byte

	mu   sync.Mutex
	used map[string]struct{} // want "Verifier.used keeps the keys of what was handled already in this process's memory .*handled a second time.*\\[idempotency\\]"
}

// NewVerifier returns a verifier with the partner's secret.
func NewVerifier(secret []byte) *Verifier {
	return &Verifier{secret: secret, used: map[string]struct{}{}}
}

// Wrap lets signed requests through, each once.
func (v *Verifier) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := r.Header.Get("X-Nonce")
		mac := hmac.New(sha256.New, v.secret)
		mac.Write([]byte(r.URL.Path + nonce))
		if hex.EncodeToString(mac.Sum(nil)) != r.Header.Get("X-Signature") || !v.fresh(nonce) {
			http.Error(w, "refused", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (v *Verifier) fresh(nonce string) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, ok := v.used[nonce]; ok {
		return false
	}
	v.used[nonce] = struct{}{}
	return true
}

// Routes registers the partner's routes.
func Routes(r chi.Router, v *Verifier, pay http.HandlerFunc) {
	r.With(v.Wrap).Post("/partner/payments", pay)
}
