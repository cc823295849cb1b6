// Package redis stands in for github.com/hertz-contrib/sessions/redis.
package redis

import "github.com/hertz-contrib/sessions"

// A Store keeps sessions in Redis.
type Store interface{ sessions.Store }

type store struct{ keys [][]byte }

func (s *store) MaxAge(int) {}

// NewStore returns a store.
func NewStore(size int, network, addr, passwd string, keyPairs ...[]byte) (Store, error) {
	return &store{keyPairs}, nil
}
