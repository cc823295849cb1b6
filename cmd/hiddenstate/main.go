// Command hiddenstate finds the state that a Go service keeps to itself, in
// memory or on local disk, so that the next request on another instance, or the
// death of this one, changes what a user sees.
//
// See hiddenstate help, or the README of the module.
package main

import (
	"os"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
