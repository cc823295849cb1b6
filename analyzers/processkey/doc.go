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
//	cookieKey holds a cookie key that each process makes up: a cookie that one instance
//	writes no other can read, and a restart makes all cookies worthless; read the key from
//	a secret store or from configuration, and refuse to start without it [processkey]
//
// Before:
//
//	var cookieKey = securecookie.GenerateRandomKey(32)
//
//	var cookies = securecookie.New(cookieKey, nil)
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
