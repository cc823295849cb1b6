// Command multichecker runs the suite under x/tools' own driver. The parity test
// holds its answers against those of the other drivers.
package main

import (
	"github.com/hiddenstate/hiddenstate/analyzers"
	"golang.org/x/tools/go/analysis/multichecker"
)

func main() { multichecker.Main(analyzers.All()...) }
