// Package manifests finds the settings of deployment manifests and load balancers
// that pin clients to instances: what hides state until an instance goes away.
//
// It knows the keys of package models and looks for them in YAML files
// (Kubernetes, compose labels, service meshes) and in configurations of nginx.
// Templates that are no YAML before they are rendered, and formats that it cannot
// read, are passed over: it says less than there is, never more.
package manifests

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A Setting is one place of a manifest that pins clients to instances.
type Setting struct {
	Platform string // "ingress-nginx"
	Key      string // as in package models
	Value    string // what it is set to, "" for a setting that has parts
	File     string // relative to the root, slash-separated
	Line     int    // from 1
	Note     string // what a reader should know of the key, may be empty
}

// most bounds the size of a file that is looked into, in bytes.
const most = 1 << 20

// Find returns the settings in the manifests below root, sorted by file and
// line. Folders of dependencies and test data, and hidden ones other than those
// of deployments, are left out. The error says which folder cannot be read.
func Find(root string) ([]Setting, error) {
	var out []Setting
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrPermission):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			if path != root && skipped(d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		read := reader(path)
		if info, err := d.Info(); read == nil || err != nil || !info.Mode().IsRegular() || info.Size() > most {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		for _, s := range read(filepath.Base(path), data) {
			s.File = filepath.ToSlash(rel)
			out = append(out, s)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking for manifests: %w", err)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Key < b.Key
	})
	return out, nil
}

func skipped(dir string) bool {
	switch dir {
	case "node_modules", "vendor", "testdata":
		return true
	}
	return strings.HasPrefix(dir, ".") && dir != ".k8s" && dir != ".deploy"
}

// reader returns the function that understands a file, nil if there is none.
func reader(path string) func(name string, data []byte) []Setting {
	switch filepath.Ext(path) {
	case ".yaml", ".yml":
		return readYAML
	case ".conf":
		return readNginx
	}
	return nil
}
