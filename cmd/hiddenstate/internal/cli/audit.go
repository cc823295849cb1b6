package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"time"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/baseline"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// auditFlags are the flags of audit beyond those of the analysis.
type auditFlags struct {
	analysis
	store     storeFlags
	known     baselineFlags
	format    string
	output    string
	instances int
	failOn    string
	all       bool
	age       bool
}

func (f *auditFlags) register(fs *flag.FlagSet) {
	f.analysis.register(fs, "info")
	f.store.register(fs)
	f.known.register(fs)
	fs.StringVar(&f.format, "format", "text", "`FORMAT` of the report: "+formatNames())
	fs.StringVar(&f.output, "o", "", "write the report to `FILE` instead of standard output")
	fs.IntVar(&f.instances, "instances", 3, "number of instances to reckon with")
	fs.StringVar(&f.failOn, "fail-on", "", "exit with status 1 if there is a finding of this `SEVERITY` or above; with -baseline, a new or worse one")
	fs.BoolVar(&f.age, "age", true, "ask git since when each acceptance has been in the source")
	fs.BoolVar(&f.all, "all", false, "list every route, every drill and every cleared place")
}

// load checks -instances and the flags about the load.
func (f *auditFlags) load() (*sizing.Input, error) {
	if f.instances < 1 {
		return nil, fmt.Errorf("-instances: %d is not a number of instances", f.instances)
	}
	return f.store.input(f.instances)
}

// runAudit prints the report of a readiness review.
func runAudit(env *environment, args []string) int {
	fs := flag.NewFlagSet("audit", flag.ContinueOnError)
	var flags auditFlags
	flags.register(fs)
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	opt, sev, kinds, err := flags.options(fs.Args())
	if err != nil {
		return env.errorf("%v", err)
	}
	in, err := flags.load()
	if err != nil {
		return env.errorf("%v", err)
	}
	fail := classify.Severity(0)
	if flags.failOn != "" {
		if fail, err = classify.ParseSeverity(flags.failOn); err != nil {
			return env.errorf("-fail-on: %v", err)
		}
	}
	write, err := flags.renderer(env.stdout)
	if err != nil {
		return env.errorf("%v", err)
	}
	old, err := flags.known.read()
	if err != nil {
		return env.errorf("%v", err)
	}
	for _, file := range []struct{ flag, path string }{{"-o", flags.output}, {"-write-baseline", flags.known.write}} {
		if file.path != "" {
			if err := writable(file.path); err != nil {
				return env.errorf("%s: %v", file.flag, err)
			}
		}
	}
	a, err := run(env, opt)
	if err != nil {
		return env.errorf("%v", err)
	}
	status := problems(env, a, flags.allowErrors)
	for _, l := range sorted(directiveLines(a)) {
		fmt.Fprintf(env.stderr, "hiddenstate: %s\n", l)
	}
	ctx, cancel := context.WithTimeout(context.Background(), gitTimeout)
	defer cancel()
	report := audit.Build(ctx, a, audit.Options{Instances: flags.instances, Severity: sev, Kinds: kinds, Load: in, Now: time.Now(), NoAge: !flags.age})
	if old != nil {
		if err := old.Apply(report, flags.known.against, baseline.Selection{Severity: sev, Kinds: kinds}); err != nil {
			return env.errorf("-baseline: %v", err)
		}
	}
	var buf bytes.Buffer
	if err := write(&buf, report, audit.Root(a)); err != nil {
		return env.errorf("%v", err)
	}
	if flags.output != "" {
		err = replace(flags.output, buf.Bytes())
	} else {
		_, err = env.stdout.Write(buf.Bytes())
	}
	if err != nil {
		return env.errorf("writing the report: %v", err)
	}
	if err := flags.known.save(report); err != nil {
		return env.errorf("-write-baseline: %v", err)
	}
	if status == exitClean && flags.failOn != "" && failed(report, fail) {
		status = exitFindings
	}
	return status
}

// gitTimeout bounds what the report may take to ask git for the age of lines.
const gitTimeout = 10 * time.Second

// failed reports whether the report has an open finding of a severity or above,
// or, where there is a baseline, one that is new or worse.
func failed(r *audit.Report, at classify.Severity) bool {
	for i := range r.Findings {
		f := &r.Findings[i]
		if s, err := classify.ParseSeverity(f.Severity); err != nil || s < at || !f.Open() {
			continue
		}
		if r.Baseline == nil || f.Status == "new" || f.Status == "worse" {
			return true
		}
	}
	return false
}
