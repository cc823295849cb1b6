package orders

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Returns gives out the numbers that customers write on the parcels they send back.
type Returns struct {
	photos string

	mu   sync.Mutex
	next int
}

// NewReturns returns a desk for returns that keeps photos in a folder.
func NewReturns(photos string) (*Returns, error) {
	if err := os.MkdirAll(photos, 0o755); err != nil {
		return nil, fmt.Errorf("creating the photo folder: %w", err)
	}
	return &Returns{photos: photos, next: 1}, nil
}

// Open returns a new number.
func (r *Returns) Open() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.next
	r.next++
	return fmt.Sprintf("RMA-%04d", n)
}

// Photo returns the file with the photo that belongs to a number.
func (r *Returns) Photo(number string) string {
	return filepath.Join(r.photos, filepath.Base(number)+".jpg")
}
