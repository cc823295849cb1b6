package audit

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// funcName renders a function as reports do: "auth.(*Manager).Create". The
// package goes by the end of its path, as in symbols, and by more of it where
// another package of the program ends in the same.
func (b *builder) funcName(fn *effects.Func) string {
	if fn == nil {
		return ""
	}
	pkg := fn.Package()
	if pkg == nil {
		return fn.Name()
	}
	if pkg.Name() == "main" {
		return "main." + fn.Name()
	}
	if b.packages == nil {
		b.packages = shortPaths(b.State.Program.Funcs)
	}
	return b.packages[pkg.Path()] + "." + fn.Name()
}

// shortPaths returns, for the packages of the functions, the shortest end of each
// path that no other package has.
func shortPaths(fns []*effects.Func) map[string]string {
	var paths []string
	seen := map[string]bool{"": true}
	for _, fn := range fns {
		if path := fn.PkgPath(); !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	return shortest(paths)
}

func shortest(paths []string) map[string]string {
	out := map[string]string{}
	for n := 1; len(paths) > 0; n++ {
		byEnd := map[string][]string{}
		for _, path := range paths {
			end := lastElements(path, n)
			byEnd[end] = append(byEnd[end], path)
		}
		paths = nil
		for end, same := range byEnd {
			for _, path := range same {
				if out[path] = end; len(same) > 1 {
					paths = append(paths, path)
				}
			}
		}
	}
	return out
}

// lastElements returns the last n elements of an import path, major versions not
// counted; a single one comes without its version.
func lastElements(path string, n int) string {
	elements := strings.Split(path, "/")
	i, single := len(elements), n == 1
	for i > 0 && n > 0 {
		if i--; i == 0 || !isMajor(elements[i]) {
			n--
		}
	}
	if single {
		return elements[i]
	}
	return strings.Join(elements[i:], "/")
}

// isMajor reports whether an element of an import path is a major version, "v2".
func isMajor(element string) bool {
	return len(element) > 1 && element[0] == 'v' && strings.Trim(element[1:], "0123456789") == ""
}
