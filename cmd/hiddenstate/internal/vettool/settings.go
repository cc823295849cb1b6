package vettool

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/config"
)

// CheckSettings returns an error if flags that go vet passes on have values that
// the analyzers do not take.
//
// The go command knows only the names of the flags. It starts the tool for every
// package, and each would say the same: told is true for the one that is to say
// it. The others have nothing to do and are to end without an error; the go
// command remembers nothing of a package that leaves no facts behind.
func CheckSettings(args []string) (told bool, err error) {
	values := map[string]string{}
	for _, a := range args {
		name, value, ok := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if name, own := strings.CutPrefix(name, config.Analyzer.Name+"."); ok && own && strings.HasPrefix(a, "-") {
			values[name] = value
		}
	}
	if err = config.CheckFlags(values); err == nil {
		return false, nil
	}
	return first(args[len(args)-1]), fmt.Errorf("-%s.%w", config.Analyzer.Name, err)
}

// first reports whether the package of a configuration file is the one of its run
// that speaks for all: one that go vet was asked about, and the first of them to
// leave a mark in the folder that the run has for itself, which the go command
// removes at its end.
func first(cfg string) bool {
	text, err := os.ReadFile(cfg)
	if err != nil {
		return true
	}
	var pkg struct{ VetxOnly bool }
	if json.Unmarshal(text, &pkg) == nil && pkg.VetxOnly {
		return false
	}
	work := filepath.Dir(filepath.Dir(cfg))
	if !strings.HasPrefix(filepath.Base(work), "go-build") {
		return true
	}
	f, err := os.OpenFile(filepath.Join(work, "hiddenstate.told"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return !errors.Is(err, fs.ErrExist)
	}
	f.Close()
	return true
}
