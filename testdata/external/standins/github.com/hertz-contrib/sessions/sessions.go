// Package sessions stands in for github.com/hertz-contrib/sessions.
package sessions

// A Store keeps sessions.
type Store interface{ MaxAge(age int) }
