// Package vettool speaks the protocol by which the go command runs an analysis
// tool on one package at a time: go vet -vettool.
package vettool

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// Called reports whether the arguments are those of a call by the go command:
// -V=full, -flags, or a configuration file at the end.
func Called(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return args[0] == "-V=full" || args[0] == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Main serves one call by the go command and does not return.
func Main() { unitchecker.Main(analyzers.All()...) }
