// Package settings reads .hiddenstate.yml, in which a code base says how it
// wants to be analysed.
//
// A setting is the value of a flag that a file gives: what can be set in the file
// can be set on the command line, which wins. Analyzers never see the file, so
// that no driver's cache can miss a change of it; they see the flags.
//
// The file is read strictly. A key or a word that is not known is an error with
// file and line: a misspelt setting would otherwise be the same as none.
package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Name is the name of the file, which stands beside go.mod or below.
const Name = ".hiddenstate.yml"

// A Setting is a flag's value that a file gives.
type Setting struct {
	Flag  string // the name of the flag: "kinds"
	Value string // as on the command line
	From  string // file:line
}

// Find returns the path of the file that holds for dir: the first one upward from
// there, the module's root being the last place that is looked at. The path is
// relative to the working directory if it is below. It returns "" if there is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		for _, misnamed := range []string{".hiddenstate.yaml", "hiddenstate.yml"} {
			if is(filepath.Join(dir, misnamed)) {
				return "", fmt.Errorf("%s is not read: the name is %s", filepath.Join(dir, misnamed), Name)
			}
		}
		if path := filepath.Join(dir, Name); is(path) {
			return short(path), nil
		}
		parent := filepath.Dir(dir)
		if is(filepath.Join(dir, "go.mod")) || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

func short(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(wd, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}

func is(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Read reads a file. The settings are in the order of the file. The error joins
// all that is wrong, each with file and line.
func Read(path string) ([]Setting, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		var perr *fs.PathError
		if errors.As(err, &perr) {
			err = perr.Err
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return parse(path, text)
}
