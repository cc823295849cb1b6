package catalog

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ImageStore keeps the pictures of products.
type ImageStore interface {
	Save(sku string, r io.Reader) error
	Open(sku string) (io.ReadCloser, error)
}

// DiskImages is an ImageStore in a directory.
type DiskImages struct {
	dir string
}

// NewDiskImages returns the store in dir.
func NewDiskImages(dir string) (*DiskImages, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("creating the image store: %w", err)
	}
	return &DiskImages{dir: dir}, nil
}

// Save implements ImageStore.
func (d *DiskImages) Save(sku string, r io.Reader) error {
	f, err := os.Create(d.path(sku))
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, r); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// Open implements ImageStore.
func (d *DiskImages) Open(sku string) (io.ReadCloser, error) {
	return os.Open(d.path(sku))
}

func (d *DiskImages) path(sku string) string {
	return filepath.Join(d.dir, filepath.Base(sku)+".jpg")
}
