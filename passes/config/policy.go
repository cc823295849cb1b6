package config

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/kind"
)

// Directive stands among the kinds for what is said about directives themselves.
const Directive = "directive"

// A Policy says which findings are reported, and how severe they are. The zero
// Policy reports all kinds in all files with the severities that the rules give.
//
// A policy hides what was found and never changes what is looked for: state in
// an excluded file that a handler elsewhere reaches is followed, and only not
// reported.
type Policy struct {
	Kinds      map[string]bool   // the kinds that are reported; nil for all
	Severities map[string]string // kind to "error", "warning" or "info", in place of the rule's own
	Exclude    []string          // patterns of files whose state is not reported; see Excluded
}

// Reports reports whether findings of the kind are reported.
func (p Policy) Reports(kind string) bool { return p.Kinds == nil || p.Kinds[kind] }

// Excluded returns the pattern of p.Exclude that covers the file, "" if none
// does. The file is relative to the module's root, with slashes.
func (p Policy) Excluded(file string) string {
	for _, pattern := range p.Exclude {
		if covers(pattern, file) {
			return pattern
		}
	}
	return ""
}

// covers reports whether a pattern covers a file: it names the file or a folder
// above it. An element of the pattern is a glob of [path.Match]; the element **
// stands for any number of folders.
func covers(pattern, file string) bool {
	pattern = strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/...")
	return coversElems(strings.Split(strings.Trim(pattern, "/"), "/"), strings.Split(file, "/"))
}

func coversElems(pattern, file []string) bool {
	for i, p := range pattern {
		if p == "**" {
			for j := i; j <= len(file); j++ {
				if coversElems(pattern[i+1:], file[j:]) {
					return true
				}
			}
			return false
		}
		if i >= len(file) {
			return false
		}
		if ok, err := path.Match(p, file[i]); err != nil || !ok {
			return false
		}
	}
	return true
}

// ParseKinds reads a comma-separated list of kinds to report. A kind with a
// minus before it is left out; a list that names none without a minus begins with
// all. The empty list yields nil, for all kinds.
func ParseKinds(s string) (map[string]bool, error) {
	names := List(s)
	if len(names) == 0 {
		return nil, nil
	}
	kinds := map[string]bool{}
	every := true
	for _, n := range names {
		every = every && strings.HasPrefix(n, "-")
	}
	if every {
		kinds[Directive] = true
		for _, k := range kind.All() {
			kinds[k.Name] = true
		}
	}
	for _, n := range names {
		name, minus := strings.CutPrefix(n, "-")
		if err := checkKind(name); err != nil {
			return nil, err
		}
		kinds[name] = !minus
	}
	return kinds, nil
}

// KindFlags turns words about kinds, on, off or a severity, into the values of the
// flags kinds and severities. The kind default, on or off, speaks of all kinds that
// are not named. A kind with a severity is on.
func KindFlags(words map[string]string) (kinds, severities string, err error) {
	for _, name := range slices.Sorted(maps.Keys(words)) {
		if err := CheckKindWord(name, words[name]); err != nil {
			return "", "", err
		}
	}
	var on, off, graded []string
	names := []string{Directive}
	for _, k := range kind.All() {
		names = append(names, k.Name)
	}
	for _, name := range names {
		switch word := words[name]; word {
		case "":
		case "off":
			off = append(off, name)
		case "on":
			on = append(on, name)
		default:
			on = append(on, name)
			graded = append(graded, name+"="+word)
		}
	}
	switch {
	case words["default"] == "off" && len(on) == 0, len(off) == len(names):
		return "", "", errors.New("no kind is left on")
	case words["default"] == "off":
		kinds = strings.Join(on, ",")
	case len(off) > 0:
		kinds = "-" + strings.Join(off, ",-")
	}
	return kinds, strings.Join(graded, ","), nil
}

// CheckKindWord returns an error unless [KindFlags] knows the kind and the word.
func CheckKindWord(kind, word string) error {
	if kind == "default" {
		if word != "on" && word != "off" {
			return fmt.Errorf("default: unknown word %q: want on or off", word)
		}
		return nil
	}
	if err := checkKind(kind); err != nil {
		return err
	}
	if kind == Directive && CheckSeverity(word) == nil {
		return fmt.Errorf("%s: has no severity: want on or off", kind)
	}
	if word != "on" && word != "off" && CheckSeverity(word) != nil {
		return fmt.Errorf("%s: unknown word %q: want on, off, error, warning or info", kind, word)
	}
	return nil
}

// ParseSeverities reads a comma-separated list of KIND=SEVERITY.
func ParseSeverities(s string) (map[string]string, error) {
	out := map[string]string{}
	for _, pair := range List(s) {
		k, sev, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, fmt.Errorf("%q is not of the form KIND=SEVERITY", pair)
		}
		if err := checkKind(k); err != nil {
			return nil, err
		}
		if err := CheckSeverity(sev); err != nil {
			return nil, fmt.Errorf("%s: %w", k, err)
		}
		out[k] = sev
	}
	return out, nil
}

// ParseExclude reads a comma-separated list of patterns.
func ParseExclude(s string) ([]string, error) {
	patterns := List(s)
	for _, p := range patterns {
		if err := CheckPattern(p); err != nil {
			return nil, err
		}
	}
	return patterns, nil
}

// CheckPattern returns an error if a pattern can never cover a file.
func CheckPattern(pattern string) error {
	if _, err := path.Match(pattern, ""); err != nil {
		return fmt.Errorf("%q is not a pattern: %w", pattern, err)
	}
	if path.IsAbs(pattern) || strings.HasPrefix(path.Clean(pattern), "..") {
		return fmt.Errorf("%q leaves the module: patterns are relative to the module's root", pattern)
	}
	return nil
}

// CheckSeverity returns an error if s does not name a severity.
func CheckSeverity(s string) error {
	switch s {
	case "error", "warning", "info":
		return nil
	}
	return fmt.Errorf("unknown severity %q: want error, warning or info", s)
}

func checkKind(name string) error {
	if name != Directive && !kind.Is(name) {
		return fmt.Errorf("unknown kind %q; hiddenstate kinds lists them", name)
	}
	return nil
}

// List splits a comma-separated list and drops what is empty.
func List(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
