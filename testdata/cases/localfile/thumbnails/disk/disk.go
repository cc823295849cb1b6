// Package disk keeps pictures in a folder.
package disk

import (
	"os"
	"path/filepath"
)

// Folder is a folder of pictures.
type Folder struct{ Dir string }

// Put keeps a picture under a name. A reader sees the whole picture or none.
func (f Folder) Put(name string, data []byte) error {
	tmp, err := os.CreateTemp(f.Dir, "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(data); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(f.Dir, name))
}
