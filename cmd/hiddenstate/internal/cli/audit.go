package cli

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// runAudit prints the report of a readiness review.
func runAudit(env *environment, args []string) int {
	fs := flag.NewFlagSet("audit", flag.ContinueOnError)
	var flags analysis
	flags.register(fs, "info")
	format := fs.String("format", "text", "`FORMAT` of the report: text or json")
	output := fs.String("o", "", "write the report to `FILE` instead of standard output")
	instances := fs.Int("instances", 3, "number of instances to reckon with")
	failOn := fs.String("fail-on", "", "exit with status 1 if there is a finding of this `SEVERITY` or above")
	all := fs.Bool("all", false, "list every route and every cleared place")
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	opt, sev, kinds, err := flags.options(fs.Args())
	if err != nil {
		return env.errorf("%v", err)
	}
	if *instances < 1 {
		return env.errorf("-instances: %d is not a number of instances", *instances)
	}
	fail := classify.Severity(0)
	if *failOn != "" {
		if fail, err = classify.ParseSeverity(*failOn); err != nil {
			return env.errorf("-fail-on: %v", err)
		}
	}
	write, err := renderer(*format, env.stdout, *output, *all)
	if err != nil {
		return env.errorf("%v", err)
	}
	if *output != "" {
		if err := writable(*output); err != nil {
			return env.errorf("-o: %v", err)
		}
	}
	a, err := run(env, opt)
	if err != nil {
		return env.errorf("%v", err)
	}
	status := problems(env, a, flags.allowErrors)
	report := audit.Build(a, audit.Options{Instances: *instances, Severity: sev, Kinds: kinds})
	var buf bytes.Buffer
	if err := write(&buf, report); err != nil {
		return env.errorf("%v", err)
	}
	if *output != "" {
		err = replace(*output, buf.Bytes())
	} else {
		_, err = env.stdout.Write(buf.Bytes())
	}
	if err != nil {
		return env.errorf("writing the report: %v", err)
	}
	if status == exitClean && *failOn != "" && failed(report, fail) {
		status = exitFindings
	}
	return status
}

func failed(r *audit.Report, at classify.Severity) bool {
	for _, f := range r.Findings {
		if s, err := classify.ParseSeverity(f.Severity); err == nil && s >= at && f.Accepted == nil {
			return true
		}
	}
	return false
}

// renderer returns the function that writes the given format.
func renderer(format string, stdout io.Writer, output string, all bool) (func(io.Writer, *audit.Report) error, error) {
	switch format {
	case "text":
		opt := render.TextOptions{Width: 100, All: all}
		if output == "" {
			opt.Color, opt.Width = colored(stdout), width(stdout)
		}
		return func(w io.Writer, r *audit.Report) error { return render.Text(w, r, opt) }, nil
	case "json":
		return render.JSON, nil
	}
	return nil, fmt.Errorf("-format: unknown format %q: want text or json", format)
}

// writable finds out, before the analysis, whether a report can be written.
func writable(path string) error {
	dir := filepath.Dir(path)
	st, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if !st.IsDir() {
		return fmt.Errorf("%s is not a directory", dir)
	}
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return fmt.Errorf("%s is a directory", path)
	}
	f, err := os.CreateTemp(dir, ".hiddenstate-*")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// replace writes a file as a whole or not at all.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".hiddenstate-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
