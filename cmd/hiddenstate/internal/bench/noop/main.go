// Command noop is a vet tool that does nothing, on every package: the least that
// a tool with facts costs under go vet.
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// A fact makes the go command run the tool on all dependencies, as it has to
// for any analysis that follows calls into them.
type fact struct{}

// AFact marks the type for the analysis framework.
func (*fact) AFact() {}

func main() {
	unitchecker.Main(&analysis.Analyzer{
		Name:      "noop",
		Doc:       "do nothing",
		FactTypes: []analysis.Fact{new(fact)},
		Run:       func(*analysis.Pass) (any, error) { return nil, nil },
	})
}
