// Othercommand is a program of two commands: one serves from a file, the other
// copies such files. What the second opens serves nobody, though the package of
// the commands does not show which of them the program runs beside its handlers.
package main

import (
	"log"
	"os"

	"example.com/cases/embeddeddb/othercommand/commands"
)

// A command is what the first argument names.
type command interface {
	Execute(args []string) error
}

func main() {
	all := map[string]command{"serve": &commands.Serve{}, "compact": &commands.Compact{Limit: 1 << 20}}
	if err := all[os.Args[1]].Execute(os.Args[2:]); err != nil {
		log.Fatal(err)
	}
}
