// Package vettool speaks the protocol by which the go command runs an analysis
// tool on one package at a time: go vet -vettool.
package vettool

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/hiddenstate/hiddenstate/analyzers"
)

// Called reports whether the arguments are those of a call by the go command:
// -V=full, -flags, or a configuration file at the end.
func Called(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return args[0] == "-V=full" || args[0] == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Check reports an error if the configuration file at the end of the arguments
// is not one that the go command writes for a vet tool. It looks at the
// beginning of the file only: the go command starts the tool once for every
// package.
func Check(args []string) error {
	name := args[len(args)-1]
	if !strings.HasSuffix(name, ".cfg") {
		return nil
	}
	const remedy = "run go vet -vettool=$(which hiddenstate) ./..., or hiddenstate with packages"
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%w; a .cfg file is what go vet gives to the tool: %s", err, remedy)
	}
	defer f.Close()
	head := make([]byte, 1024)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return fmt.Errorf("reading the configuration of go vet: %w", err)
	}
	if head = bytes.TrimSpace(head[:n]); !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"ID"`)) {
		return fmt.Errorf("%s is not a configuration file of go vet: %s", name, remedy)
	}
	return nil
}

// Main serves one call by the go command and does not return.
func Main() {
	// The process lives for one package. Most of its work is to read what the
	// compiler knows of the imports, which stays in use to the end: collecting
	// garbage over and over would find little. The limit holds for large packages.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(heapLimit)
	unitchecker.Main(analyzers.All()...)
}

// heapLimit is the number of bytes from which on garbage is collected as usual.
const heapLimit = 512 << 20
