// Command floor loads the packages of the module in a folder and builds their
// SSA form: the least that a standalone analysis of this kind costs.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: floor DIR")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(2)
	}
}

func run(dir string) error {
	loaded, err := load.Load(context.Background(), load.Options{Dir: dir, Patterns: []string{"./..."}})
	if err != nil {
		return err
	}
	var sources []ssaform.Source
	for _, p := range loaded.Packages {
		sources = append(sources, ssaform.Source{Types: p.Types, Files: p.Files, Info: p.Info})
	}
	if _, errs := ssaform.Build(loaded.Fset, sources); len(errs) > 0 {
		return errs[0]
	}
	return nil
}
