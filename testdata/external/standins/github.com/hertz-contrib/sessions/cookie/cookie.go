// Package cookie stands in for github.com/hertz-contrib/sessions/cookie.
package cookie

import "github.com/hertz-contrib/sessions"

// A Store keeps sessions in cookies.
type Store interface{ sessions.Store }

type store struct{ keys [][]byte }

func (s *store) MaxAge(int) {}

// NewStore returns a store.
func NewStore(keyPairs ...[]byte) Store { return &store{keyPairs} }
