package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"time"

	"example.com/shop/internal/kv"
)

const codeLifetime = 10 * time.Minute

// ResetCodes issues the codes that customers get by mail to choose a new password.
type ResetCodes struct {
	codes *kv.Map[string, string] // address to code
}

// NewResetCodes returns an issuer of codes that are valid for ten minutes.
func NewResetCodes() *ResetCodes {
	return &ResetCodes{codes: kv.NewMap[string, string](codeLifetime)}
}

// Issue returns a new code for the address.
func (r *ResetCodes) Issue(email string) string {
	code := rand.Text()[:8]
	r.codes.Set(email, code)
	return code
}

// Redeem reports whether the code is the one issued for the address, and uses it up.
func (r *ResetCodes) Redeem(email, code string) bool {
	want, ok := r.codes.Get(email)
	if !ok || subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 0 {
		return false
	}
	r.codes.Delete(email)
	return true
}
