package cli

import (
	"fmt"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"github.com/hiddenstate/hiddenstate/passes/kind"
)

// runKinds lists the kinds.
func runKinds(env *environment, args []string) int {
	if len(args) > 0 {
		return env.errorf("kinds takes no arguments")
	}
	for _, k := range kind.All() {
		fmt.Fprintf(env.stdout, "%-14s %-8s %s\n", k.Name, k.Default, k.Title)
	}
	return exitClean
}

// runExplain prints the documentation of a kind.
func runExplain(env *environment, args []string) int {
	if len(args) != 1 {
		return env.errorf("explain takes the name of one kind; hiddenstate kinds lists them")
	}
	a := analyzers.Of(args[0])
	if a == nil {
		return env.errorf("unknown kind %q; hiddenstate kinds lists them", args[0])
	}
	fmt.Fprintf(env.stdout, "%s: %s\n", a.Name, a.Doc)
	return exitClean
}
