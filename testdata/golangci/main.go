// Command golangci is golangci-lint with the hiddenstate plugin compiled in, as
// golangci-lint custom makes it from a .custom-gcl.yml.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"
	_ "github.com/hiddenstate/hiddenstate/analyzers/golangci"
)

func main() {
	info := commands.BuildInfo{Version: "(devel)"} // so that its cache is keyed by the program itself
	if b, ok := debug.ReadBuildInfo(); ok {
		info.GoVersion = b.GoVersion
	}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintf(os.Stderr, "The command is terminated due to an error: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
