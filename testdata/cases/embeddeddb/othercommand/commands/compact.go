package commands

import (
	"fmt"

	"go.etcd.io/bbolt"
)

// Compact copies a file without its gaps.
type Compact struct {
	Limit int64 // of a transaction, in bytes
}

// Execute copies the file of the second argument to that of the first.
func (c *Compact) Execute(args []string) error {
	dst, err := c.open(args[0])
	if err != nil {
		return fmt.Errorf("opening the copy: %w", err)
	}
	src, err := c.open(args[1])
	if err != nil {
		return fmt.Errorf("opening the file: %w", err)
	}
	if err := bbolt.Compact(dst, src, c.Limit); err != nil {
		return err
	}
	if err := src.Close(); err != nil {
		return err
	}
	return dst.Close()
}

func (c *Compact) open(name string) (*bbolt.DB, error) {
	return bbolt.Open(name, 0o600, nil)
}
