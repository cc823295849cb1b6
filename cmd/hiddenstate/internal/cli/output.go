package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// writable finds out, before the analysis, whether a report can be written.
func writable(path string) error {
	path, st, err := target(path)
	if err != nil {
		return err
	}
	if st != nil {
		if st.IsDir() {
			return fmt.Errorf("%s is a directory; name a file", path)
		}
		if !st.Mode().IsRegular() {
			return nil // opening a pipe would wait for its reader
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	dir := filepath.Dir(path)
	if st, err := os.Stat(dir); err != nil {
		return fmt.Errorf("%w; make the folder first", err)
	} else if !st.IsDir() {
		return fmt.Errorf("%s is not a folder", dir)
	}
	f, err := os.CreateTemp(dir, ".hiddenstate-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// replace writes a file as a whole or not at all, and keeps the mode of a file
// that was there. What is not a file, such as a terminal or a pipe, is written to.
func replace(path string, data []byte) error {
	path, st, err := target(path)
	if err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if st != nil {
		if !st.Mode().IsRegular() {
			return os.WriteFile(path, data, mode)
		}
		mode = st.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".hiddenstate-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), mode)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// target follows symbolic links, so that a link is kept and its file replaced.
// The information is nil if there is no file yet.
func target(path string) (string, os.FileInfo, error) {
	st, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return path, nil, err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		// A link of /proc to a pipe names nothing; it is opened as it is.
		return path, st, nil
	}
	return real, st, nil
}
