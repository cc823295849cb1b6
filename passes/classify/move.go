package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// library returns the import path of a library that takes state of the kind,
// shortened for a sentence: one that the module has already if there is one,
// else the first. Candidates, if given, narrow the choice to paths that contain
// one of them.
func (o Options) library(kind string, candidates ...string) string {
	m := models.MoveOf(kind)
	if m == nil {
		return ""
	}
	first := ""
	for _, l := range m.Libraries {
		if !matches(l.Import, candidates) {
			continue
		}
		if o.Has != nil && o.Has(l.Import) {
			return short(l.Import)
		}
		if first == "" {
			first = short(l.Import)
		}
	}
	return first
}

func matches(path string, candidates []string) bool {
	if len(candidates) == 0 {
		return true
	}
	for _, c := range candidates {
		if strings.Contains(path, c) {
			return true
		}
	}
	return false
}

// short drops what a reader does not need of an import path.
func short(path string) string {
	path = strings.TrimPrefix(path, "github.com/")
	return path
}

// libraryOf returns the import path in the key of a library's symbol:
// "(*github.com/x/y.T).M" is of github.com/x/y.
func libraryOf(key string) string {
	key = strings.TrimLeft(key, "(*")
	slash := strings.LastIndexByte(key, '/')
	if dot := strings.IndexByte(key[slash+1:], '.'); dot >= 0 {
		return key[:slash+1+dot]
	}
	return key
}
