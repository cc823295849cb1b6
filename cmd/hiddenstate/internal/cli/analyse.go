package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"github.com/hiddenstate/hiddenstate/passes/kind"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/term"
)

// analysis holds the flags that check and audit share.
type analysis struct {
	dir         string
	tags        string
	include     string
	entry       string
	kinds       string
	severity    string
	allowErrors bool
}

func (a *analysis) register(fs *flag.FlagSet, severity string) {
	fs.StringVar(&a.dir, "C", ".", "change to `DIR` first; packages are those of the module there")
	fs.StringVar(&a.tags, "tags", "", "comma-separated build `TAGS`")
	fs.StringVar(&a.include, "include", "", "comma-separated module or package `PATHS` to analyse as source besides the main module")
	fs.StringVar(&a.entry, "entry", "", "with `exported`, exported functions are entry points: for libraries that others' handlers call")
	fs.StringVar(&a.kinds, "kinds", "", "comma-separated `KINDS` to report; all by default")
	fs.StringVar(&a.severity, "severity", severity, "report findings of this `SEVERITY` and above: error, warning or info")
	fs.BoolVar(&a.allowErrors, "allow-errors", false, "packages that do not load do not make the exit status 2")
}

// options checks the flags and turns them into options.
func (a *analysis) options(patterns []string) (standalone.Options, classify.Severity, map[string]bool, error) {
	var opt standalone.Options
	sev, err := classify.ParseSeverity(a.severity)
	if err != nil {
		return opt, 0, nil, fmt.Errorf("-severity: %w", err)
	}
	var kinds map[string]bool
	for _, k := range list(a.kinds) {
		if !kind.Is(k) {
			return opt, 0, nil, fmt.Errorf("-kinds: unknown kind %q; hiddenstate kinds lists them", k)
		}
		if kinds == nil {
			kinds = map[string]bool{}
		}
		kinds[k] = true
	}
	switch a.entry {
	case "", "exported":
	default:
		return opt, 0, nil, fmt.Errorf("-entry: unknown value %q: want exported", a.entry)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	if st, err := os.Stat(a.dir); err != nil {
		return opt, 0, nil, fmt.Errorf("-C: %w", err)
	} else if !st.IsDir() {
		return opt, 0, nil, fmt.Errorf("-C: %s is not a directory", a.dir)
	}
	opt = standalone.Options{
		Load:            load.Options{Dir: a.dir, Patterns: patterns, Tags: a.tags, Scope: scope.Scope{Include: list(a.include)}},
		ExportedEntries: a.entry == "exported",
	}
	return opt, sev, kinds, nil
}

func list(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// run analyses, with progress on a terminal when it takes long.
func run(env *environment, opt standalone.Options) (*standalone.Analysis, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p := newProgress(env.stderr)
	defer p.done()
	opt.Progress = p.step
	a, err := standalone.Run(ctx, opt)
	if err != nil {
		return nil, explain(err, opt)
	}
	return a, nil
}

// explain adds what to do to an error of loading.
func explain(err error, opt standalone.Options) error {
	msg := err.Error()
	switch {
	case errors.Is(err, load.ErrNoPackages):
		return fmt.Errorf("%w in %s", err, opt.Load.Dir)
	case strings.Contains(msg, "go.mod file not found"), strings.Contains(msg, "cannot find main module"):
		return fmt.Errorf("%s is not in a Go module: there is no go.mod there or above; -C DIR changes the folder", opt.Load.Dir)
	}
	return err
}

// problems prints what could not be analysed and returns the exit status that
// it calls for.
func problems(env *environment, a *standalone.Analysis, allow bool) int {
	status := exitClean
	for _, p := range a.Problems {
		fmt.Fprintf(env.stderr, "hiddenstate: %s\n", p)
		if p.Skipped && !allow {
			status = exitFailed
		}
	}
	return status
}

// progress shows, on a terminal, what is being done when it takes more than
// two seconds.
type progress struct {
	w     io.Writer
	start time.Time
	steps chan string
	end   chan struct{}
}

func newProgress(w io.Writer) *progress {
	p := &progress{w: w, start: time.Now()}
	if f, ok := w.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return p
	}
	p.steps, p.end = make(chan string, 8), make(chan struct{})
	go p.show()
	return p
}

func (p *progress) step(s string) {
	if p.steps != nil {
		p.steps <- s
	}
}

func (p *progress) done() {
	if p.steps != nil {
		close(p.steps)
		<-p.end
	}
}

func (p *progress) show() {
	defer close(p.end)
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	current, shown := "", false
	for {
		select {
		case s, ok := <-p.steps:
			if !ok {
				if shown {
					fmt.Fprint(p.w, "\r\x1b[K")
				}
				return
			}
			current = s
		case <-tick.C:
			if t := time.Since(p.start); t > 2*time.Second {
				fmt.Fprintf(p.w, "\r\x1b[Khiddenstate: %s … %ds", current, int(t.Seconds()))
				shown = true
			}
		}
	}
}

// colored reports whether w is a terminal that takes colour.
func colored(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return term.IsTerminal(int(f.Fd()))
}

// width returns the number of columns of a terminal, 100 for anything else.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n >= 40 {
			return min(n, 140)
		}
	}
	return 100
}
