// Package feature knows which parts of the shop are switched on.
package feature

import (
	"maps"
	"sync"
)

// The features that can be switched.
const (
	Maintenance = "maintenance"
	Reviews     = "reviews"
)

var (
	mu      sync.RWMutex
	enabled = map[string]bool{Reviews: true}
)

// Enabled reports whether the feature called name is on.
func Enabled(name string) bool {
	mu.RLock()
	defer mu.RUnlock()
	return enabled[name]
}

// Set switches the feature called name.
func Set(name string, on bool) {
	mu.Lock()
	defer mu.Unlock()
	enabled[name] = on
}

// All returns every feature with its setting.
func All() map[string]bool {
	mu.RLock()
	defer mu.RUnlock()
	return maps.Clone(enabled)
}
