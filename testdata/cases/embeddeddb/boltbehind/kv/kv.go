// Package kv keeps bytes under keys in a file.
package kv

import bolt "go.etcd.io/bbolt"

// DB is a file of keys and values.
type DB struct {
	file *bolt.DB
}

// Open opens a file.
func Open(path string) (*DB, error) {
	file, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return nil, err
	}
	return &DB{file: file}, nil
}

// Put keeps a value.
func (d *DB) Put(key, value string) error {
	return d.file.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("kv"))
		if err != nil {
			return err
		}
		return b.Put([]byte(key), []byte(value))
	})
}
