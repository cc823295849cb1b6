// Package session reports login state, carts and multi-step flows kept in one instance.
//
// A request of a user changes state that a later request of the same user needs, and
// the state is in this process's memory or on its disk. With a second instance the
// later request may not find it; after a restart nobody finds it.
//
// What counts: login sessions, carts, wizard steps, the state, nonce and verifier of an
// OAuth login, one-time codes, captcha answers and WebAuthn ceremonies in a map, a
// sync.Map or a container of the program's own, kept under a key that identifies a
// client or that a client was given; a session library with its in-memory or file
// store, which is often its default.
//
// What does not: the same library with a shared store, data in the request's context,
// a cookie that carries the data itself (see clientsession), a copy of what is in the
// database (see cache).
//
// The message reads:
//
//	Manager.sessions keeps sessions in this process's memory (written by POST /login,
//	Manager.Login at login.go:40): a request that reaches another instance, or comes after
//	a restart, finds no session; move them to a shared session store such as
//	alexedwards/scs/goredisstore, with an expiry [session]
//
// It names what is kept, carts, one-time codes, captcha answers, logins in progress, and what
// goes wrong with it. For a session library it names the option that takes a shared store.
//
// How it decides: a container of the program's own is a session if requests fill it and read
// it back, under a key that comes from a cookie or a credential, or that the process makes up
// and a client brings back. Where only a name tells, the confidence is lower.
//
// Before:
//
//	type Manager struct {
//		mu       sync.Mutex
//		sessions map[string]*User // by session cookie
//	}
//
//	func (m *Manager) Login(w http.ResponseWriter, r *http.Request) {
//		id := newID()
//		m.mu.Lock()
//		m.sessions[id] = user
//		m.mu.Unlock()
//		http.SetCookie(w, &http.Cookie{Name: "sid", Value: id})
//	}
//
// After:
//
//	func (m *Manager) Login(w http.ResponseWriter, r *http.Request) {
//		id := newID()
//		if err := m.redis.Set(r.Context(), "session:"+id, user, 24*time.Hour).Err(); err != nil {
//			http.Error(w, "try again", http.StatusServiceUnavailable)
//			return
//		}
//		http.SetCookie(w, &http.Cookie{Name: "sid", Value: id})
//	}
package session
