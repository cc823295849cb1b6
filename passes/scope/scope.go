// Package scope decides which packages are analysed as source and which are
// known only through the models.
//
// The main module, or the modules of the workspace, are source; so are modules
// that the user includes by path. The standard library and all other modules are
// not: their source says how they are made, the models say what they mean. The
// decision errs on the side of leaving out: a package without module
// information is source only where it cannot belong to the standard library.
package scope

import (
	"path"
	"path/filepath"
	"strings"
)

// A Module is what a driver knows of the module that a package belongs to. The
// zero Module stands for none.
type Module struct {
	Path    string
	Version string
	Main    bool // the driver knows it to be a main or workspace module
}

// A Scope says which packages are source. The zero Scope has the main module only.
type Scope struct {
	// Include are path patterns of further modules or packages to analyse as
	// source: a path and everything below it, or a glob of [path.Match].
	Include []string
}

// Source reports whether the package with the given import path and module is
// analysed as source.
func (s Scope) Source(pkgPath string, mod Module) bool {
	for _, pattern := range s.Include {
		if covers(pattern, pkgPath) {
			return true
		}
	}
	if mod.Path != "" {
		return mod.Main || mod.Version == ""
	}
	// Without a module, as under Bazel, a path whose first element has no dot is
	// the standard library's, unless it is a command's; of the others it cannot be
	// told whose they are, and the list, if there is one, is all that is source.
	if pkgPath == "main" || pkgPath == "command-line-arguments" {
		return true
	}
	return !Standard(pkgPath) && len(s.Include) == 0
}

// External reports whether a file, named as the driver names it, belongs to
// another repository or module: Bazel keeps those below external/, the go
// command in folders with a version. It helps where a driver tells no module.
func External(file string) bool {
	file = filepath.ToSlash(file)
	if strings.HasPrefix(file, "external/") || strings.Contains(file, "/external/") && strings.HasPrefix(file, "bazel-out/") {
		return true
	}
	_, rest, ok := strings.Cut(file, "/pkg/mod/")
	return ok && strings.Contains(rest, "@v")
}

// Standard reports whether an import path looks like the standard library's:
// its first element has no dot.
func Standard(pkgPath string) bool {
	first, _, _ := strings.Cut(pkgPath, "/")
	return !strings.Contains(first, ".")
}

func covers(pattern, pkgPath string) bool {
	pattern = strings.TrimSuffix(pattern, "/...")
	if pkgPath == pattern || strings.HasPrefix(pkgPath, pattern+"/") {
		return true
	}
	ok, err := path.Match(pattern, pkgPath)
	return err == nil && ok
}
