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
	// Without a module, as in some Bazel and GOPATH builds, a path whose first
	// element has no dot is the standard library's, unless it is a command's.
	return !Standard(pkgPath) || pkgPath == "main" || pkgPath == "command-line-arguments"
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
