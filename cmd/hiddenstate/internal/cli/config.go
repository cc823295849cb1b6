package cli

import (
	"encoding/json"
	"flag"
	"fmt"
	"text/tabwriter"

	"github.com/hiddenstate/hiddenstate/passes/config"
)

// runConfig prints the settings that hold, and where each comes from.
func runConfig(env *environment, args []string) int {
	fs := flag.NewFlagSet("config", flag.ContinueOnError)
	var flags analysis
	flags.register(fs, "warning")
	fs.Int("instances", 3, "`NUMBER` of instances that an audit reckons with")
	asFlags := fs.Bool("flags", false, "print the settings as flags of go vet -vettool, one a line")
	asNogo := fs.Bool("nogo", false, "print the settings as the configuration of Bazel's nogo")
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	if fs.NArg() > 0 {
		return env.errorf("config takes no packages")
	}
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	opt, _, _, err := flags.options(nil)
	if err != nil {
		return env.errorf("%v", err)
	}
	switch {
	case *asFlags:
		for _, f := range flags.analyzerFlags(opt.Extra) {
			fmt.Fprintln(env.stdout, f)
		}
		return exitClean
	case *asNogo:
		return printNogo(env, flags.analyzerSettings(opt.Extra))
	}
	w := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, name := range []string{"kinds", "severities", "severity", "strict", "exclude", "include", "entry", "tags", "models", "instances"} {
		value, from := fs.Lookup(name).Value.String(), "default"
		switch {
		case given[name]:
			from = "flag -" + name
		case flags.from[name] != "":
			from = flags.from[name]
		}
		if value == "" {
			value = "-"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", name, value, from)
	}
	if err := w.Flush(); err != nil {
		return env.errorf("writing the settings: %v", err)
	}
	return exitClean
}

// printNogo prints the settings as nogo wants them: by analyzer, here the one
// that holds the settings of all.
func printNogo(env *environment, settings []setting) int {
	flags := map[string]string{}
	for _, s := range settings {
		flags[s.name] = s.value
	}
	enc := json.NewEncoder(env.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(map[string]any{config.Analyzer.Name: map[string]any{"analyzer_flags": flags}}); err != nil {
		return env.errorf("writing the settings: %v", err)
	}
	return exitClean
}
