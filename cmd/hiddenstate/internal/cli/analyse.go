package cli

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
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
	severities  string
	exclude     string
	models      string
	config      string
	strict      bool
	allowErrors bool

	flags *flag.FlagSet
	from  map[string]string // flag to the file:line that set it
}

func (a *analysis) register(fs *flag.FlagSet, severity string) {
	fs.StringVar(&a.dir, "C", ".", "analyse the module in `DIR`; patterns and printed paths are relative to it")
	fs.StringVar(&a.tags, "tags", "", "comma-separated build `TAGS`")
	fs.StringVar(&a.include, "include", "", "comma-separated module or package `PATHS` to analyse as source besides the main module")
	fs.StringVar(&a.entry, "entry", "", "with `exported`, exported functions are entry points: for libraries that others' handlers call")
	fs.StringVar(&a.kinds, "kinds", "", "comma-separated `KINDS` to report, or with a minus before each to leave out; all by default")
	fs.StringVar(&a.severity, "severity", severity, "report findings of this `SEVERITY` and above: error, warning or info")
	fs.StringVar(&a.severities, "severities", "", "comma-separated `KIND=SEVERITY`: the severity of all findings of a kind")
	fs.StringVar(&a.exclude, "exclude", "", "comma-separated `PATTERNS`, relative to the module root, of files whose state is accepted")
	fs.StringVar(&a.models, "models", "", "comma-separated `FILES` that say what libraries do that hiddenstate does not know")
	fs.BoolVar(&a.strict, "strict", false, "report findings of low confidence, too, and interfaces that nothing in sight implements")
	fs.StringVar(&a.config, "config", "", "read the settings from `FILE`; by default from .hiddenstate.yml in the module, and with none from nowhere")
	fs.BoolVar(&a.allowErrors, "allow-errors", false, "packages that do not load do not make the exit status 2")
	a.flags = fs
}

// options checks the flags and turns them into options.
func (a *analysis) options(patterns []string) (standalone.Options, classify.Severity, map[string]bool, error) {
	var opt standalone.Options
	if err := directory(a.dir); err != nil {
		return opt, 0, nil, err
	}
	if err := a.configure(); err != nil {
		return opt, 0, nil, err
	}
	sev, err := classify.ParseSeverity(a.severity)
	if err != nil {
		return opt, 0, nil, a.wrong("severity", err)
	}
	policy, err := a.policy()
	if err != nil {
		return opt, 0, nil, err
	}
	own, err := a.extra()
	if err != nil {
		return opt, 0, nil, err
	}
	switch a.entry {
	case "", "exported":
	default:
		return opt, 0, nil, fmt.Errorf("-entry: unknown value %q: want exported", a.entry)
	}
	if name := misplaced(patterns); name != "" {
		return opt, 0, nil, fmt.Errorf("%s is a command and comes first: hiddenstate %[1]s [flags] [packages]", name)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	opt = standalone.Options{
		Load:            load.Options{Dir: a.dir, Patterns: patterns, Tags: a.tags, Scope: scope.Scope{Include: config.List(a.include)}},
		Extra:           own,
		ExportedEntries: a.entry == "exported",
		Policy:          policy,
		ExcludedAt:      a.excludedAt(),
		Strict:          a.strict,
	}
	return opt, sev, policy.Kinds, nil
}

// directory returns an error unless dir, which -C names, is a folder.
func directory(dir string) error {
	if st, err := os.Stat(dir); err != nil {
		return fmt.Errorf("-C: %w", err)
	} else if !st.IsDir() {
		return fmt.Errorf("-C: %s is not a directory", dir)
	}
	return nil
}

// run analyses, with progress on a terminal when it takes long.
func run(env *environment, opt standalone.Options) (*standalone.Analysis, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	p := newProgress(env.stderr)
	defer p.done()
	opt.Progress = p.step
	a, err := protect(func() (*standalone.Analysis, error) { return standalone.Run(ctx, opt) })
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, explain(ctx, err, opt.Load)
	}
	return a, nil
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
	if f, ok := w.(*os.File); !ok || os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
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
