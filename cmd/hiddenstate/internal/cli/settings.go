package cli

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/settings"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/models/extra"
)

// configure gives the flags that the command line has left alone the values that
// the settings file has for them. An audit keeps its own least severity: a gate
// that looks at errors only does not make a review that is silent on the rest.
func (a *analysis) configure() error {
	path, err := a.file()
	if path == "" || err != nil {
		return err
	}
	given, err := settings.Read(path)
	if err != nil {
		return err
	}
	set := map[string]bool{}
	a.flags.Visit(func(f *flag.Flag) { set[f.Name] = true })
	a.from = map[string]string{}
	for _, s := range given {
		if a.flags.Lookup(s.Flag) == nil || set[s.Flag] || s.Flag == "severity" && a.flags.Name() == "audit" {
			continue
		}
		if err := a.flags.Set(s.Flag, s.Value); err != nil {
			return fmt.Errorf("%s: %s: %w", s.From, s.Flag, err)
		}
		a.from[s.Flag] = s.From
	}
	return nil
}

// file returns the path of the settings file, "" if there is none.
func (a *analysis) file() (string, error) {
	if a.config != "" {
		if a.config == "none" {
			return "", nil
		}
		return a.config, nil
	}
	return settings.Find(a.dir)
}

// wrong says which flag, or which line of the settings, has a wrong value.
func (a *analysis) wrong(name string, err error) error {
	if from := a.from[name]; from != "" {
		return fmt.Errorf("%s: %s: %w", from, name, err)
	}
	return fmt.Errorf("-%s: %w", name, err)
}

// extra reads the files with the user's own models. What is wrong in a file has
// the file's name and line; that there is none has the place that names it.
func (a *analysis) extra() (*models.Extra, error) {
	own, err := extra.Files(config.List(a.models))
	if perr := new(os.PathError); errors.As(err, &perr) {
		return nil, a.wrong("models", err)
	}
	return own, err
}

// excludedAt returns where the excluded files are set, as file:line:column.
func (a *analysis) excludedAt() string {
	if from := a.from["exclude"]; from != "" {
		return from + ":1"
	}
	return ""
}

// policy reads the flags that say which findings are reported.
func (a *analysis) policy() (p config.Policy, err error) {
	if p.Kinds, err = config.ParseKinds(a.kinds); err != nil {
		return p, a.wrong("kinds", err)
	}
	if p.Kinds != nil && !anyTrue(p.Kinds) {
		return p, a.wrong("kinds", errors.New("no kind is left"))
	}
	if p.Severities, err = config.ParseSeverities(a.severities); err != nil {
		return p, a.wrong("severities", err)
	}
	if p.Exclude, err = config.ParseExclude(a.exclude); err != nil {
		return p, a.wrong("exclude", err)
	}
	return p, nil
}

func anyTrue(m map[string]bool) bool {
	for _, v := range m {
		if v {
			return true
		}
	}
	return false
}
