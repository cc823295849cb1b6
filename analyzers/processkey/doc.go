// Package processkey reports keys that a process makes up when it starts.
//
// A key that signs or encrypts what clients bring back is generated at random when the
// process starts, perhaps only as a fallback for a missing setting. What one instance
// signs no other accepts, and a restart makes everything signed before invalid.
//
// What counts: signing, encryption, session, CSRF and JWT keys in a variable or field
// that is filled from a random source outside requests.
//
// What does not: random values for one request; keys that are stored in a database or
// secret manager after they were made.
//
// The message reads:
//
//	key is a key that this process makes up when it starts (used by POST /login, Login
//	at login.go:40): what one instance signs or encrypts no other accepts, and a restart
//	makes it worthless; read the key from a secret store or from configuration, and
//	refuse to start without it [processkey]
//
// Before:
//
//	var key = securecookie.GenerateRandomKey(32)
//
//	var cookies = securecookie.New(key, nil)
//
// After:
//
//	func newCookies(cfg Config) (*securecookie.SecureCookie, error) {
//		if len(cfg.CookieKey) != 32 {
//			return nil, errors.New("COOKIE_KEY must have 32 bytes")
//		}
//		return securecookie.New(cfg.CookieKey, nil), nil
//	}
package processkey
