package sizing

import (
	"fmt"
	"strconv"
)

// A Store is a kind of shared store with what a node of it takes.
type Store struct {
	Name string `json:"name"`
	// Low and High bound the operations a second that one node takes; they are
	// the same where there is one number.
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Origin string  `json:"origin"`
}

// title is the name in a sentence.
func (s Store) title() string {
	switch s.Name {
	case "redis":
		return "Redis node"
	case "memcached":
		return "Memcached node"
	}
	return "node"
}

// Redis is the default store.
func Redis() Store {
	return Store{"redis", 100_000, 150_000, "commonly reported for one Redis node, which executes commands on a single thread; measure yours, or give -store OPS"}
}

// ParseStore reads the name of a store, or the operations a second that a node
// of some other store takes.
func ParseStore(s string) (Store, error) {
	switch s {
	case "redis", "":
		return Redis(), nil
	case "memcached":
		return Store{"memcached", 200_000, 200_000, "commonly reported for one Memcached node; measure yours, or give -store OPS"}, nil
	}
	ops, err := strconv.ParseFloat(s, 64)
	if err != nil || !(ops > 0) || ops > 1e12 {
		return Store{}, fmt.Errorf("unknown store %q: want redis, memcached or the operations a second that one node takes", s)
	}
	return Store{"store", ops, ops, "-store"}, nil
}
