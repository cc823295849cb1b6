package cli

import (
	"fmt"
	"runtime/debug"
)

// runVersion prints the version of the module that the program was built from.
func runVersion(env *environment, args []string) int {
	if len(args) > 0 {
		return env.errorf("version takes no arguments")
	}
	fmt.Fprintln(env.stdout, "hiddenstate", Version())
	return exitClean
}

// Version returns the module version that the program was built from, "devel"
// for a build from a checkout, with the revision where the go command noted it.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 && v == "devel" {
			v += " " + s.Value[:12]
		}
	}
	return v
}
