// Package cli is hiddenstate's command line: it decides what a call means,
// what it prints where, and what its exit status is.
//
//	0  nothing was found
//	1  something was found
//	2  the work could not be done, or not wholly
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/vettool"
)

// Exit statuses.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// A command is one subcommand.
type command struct {
	name  string
	short string
	run   func(env *environment, args []string) int
}

// environment is what a command works with.
type environment struct {
	stdout, stderr io.Writer
}

func (e *environment) errorf(format string, args ...any) int {
	fmt.Fprintf(e.stderr, "hiddenstate: "+format+"\n", args...)
	return exitFailed
}

func commands() []command {
	return []command{
		{"check", "print findings, one a line (the default)", runCheck},
		{"audit", "print the report of a readiness review", runAudit},
		{"diff", "print what has changed between two reports in JSON", runDiff},
		{"vet", "run go vet with this tool and these settings", runVet},
		{"config", "print the settings that hold, and where each comes from", runConfig},
		{"explain", "explain a kind of hidden state", runExplain},
		{"kinds", "list the kinds", runKinds},
		{"version", "print the version", runVersion},
		{"help", "print this help", runHelp},
	}
}

// Main runs the command line without the program's name and returns the exit status.
func Main(args []string, stdout, stderr io.Writer) int {
	env := &environment{stdout, stderr}
	if vettool.Called(args) {
		if err := vettool.Check(args); err != nil {
			return env.errorf("%v", err)
		}
		if args[0] == "-V=full" {
			if err := vettool.PrintVersion(env.stdout); err != nil {
				return env.errorf("-V=full: %v", err)
			}
			return exitClean
		}
		if told, err := vettool.CheckSettings(args); told {
			return env.errorf("%v", err)
		} else if err != nil {
			return exitClean
		}
		vettool.Main()
	}
	if len(args) > 0 {
		for _, c := range commands() {
			if args[0] == c.name {
				return c.run(env, args[1:])
			}
		}
		switch args[0] {
		case "-h", "-help", "--help":
			return runHelp(env, nil)
		}
	}
	return runCheck(env, args)
}

func runHelp(env *environment, _ []string) int {
	fmt.Fprint(env.stdout, `hiddenstate finds state that a Go service keeps in one instance.

Usage:
`)
	for _, c := range commands() {
		fmt.Fprintf(env.stdout, "  hiddenstate %-8s %s\n", c.name, c.short)
	}
	fmt.Fprint(env.stdout, `
hiddenstate [flags] [packages]         the same as hiddenstate check; packages default to ./...
go vet -vettool=$(which hiddenstate)   the same analysis, package by package, in the go command's cache

hiddenstate check -h and hiddenstate audit -h list the flags.
Exit status: 0 nothing found, 1 findings, 2 the work could not be done, or not wholly.
`)
	return exitClean
}

// parse parses flags. A false result means that the command is over, with the
// given status.
func parse(env *environment, fs *flag.FlagSet, args []string) (int, bool) {
	var msg strings.Builder
	fs.SetOutput(&msg)
	fs.Usage = func() {
		operands := "[packages]"
		if fs.Name() == "diff" {
			operands = "OLD NEW"
		}
		fmt.Fprintf(&msg, "Usage: hiddenstate %s [flags] %s\n\n", fs.Name(), operands)
		fs.PrintDefaults()
	}
	err := fs.Parse(args)
	switch {
	case err == nil:
		return 0, true
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(env.stdout, msg.String())
		return exitClean, false
	}
	first, _, _ := strings.Cut(msg.String(), "\n")
	return env.errorf("%s; hiddenstate %s -h lists the flags", first, fs.Name()), false
}
