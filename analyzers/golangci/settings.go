package golangci

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/models/extra"
)

// The settings of the linter in .golangci.yml: a key, and what makes flags of the
// analyzers from its value.
var keys = [...]struct {
	name string
	read func(key string, value json.RawMessage, flags map[string]string) *fault
}{
	{"kinds", kinds},       // on, off or a severity of kinds; the kind default speaks of all that are not named
	{"severity", severity}, // the least severity to report
	{"strict", strict},     // report findings of low confidence, too
	{"exclude", exclude},   // patterns of files, relative to the module root
	{"include", list},      // modules and packages to analyse as source besides the main module
	{"entry", entry},       // exported: exported functions are entry points
	{"models", models},     // the content of a models file
}

// A fault is what is wrong with a setting.
type fault struct {
	path []string // the keys that lead to it, and positions in lists
	err  error
}

// wrong returns a fault of what the path leads to. The text begins with the
// first key.
func wrong(path []string, format string, args ...any) *fault {
	text := fmt.Sprintf(format, args...)
	if len(path) > 0 {
		text = path[0] + ": " + text
	}
	return &fault{path, errors.New(text)}
}

// flagsOf returns the settings as flags of the analyzers, those that are not
// given with their default values. It stops at the first fault.
func flagsOf(raw any) (map[string]string, *fault) {
	flags := map[string]string{
		"kinds": "", "severities": "", "severity": "warning", "strict": "false",
		"exclude": "", "include": "", "entry": "", "models": "",
	}
	given, err := register.DecodeSettings[map[string]json.RawMessage](raw)
	if err != nil {
		return nil, wrong(nil, "want settings, one a line: severity: warning")
	}
	known := make([]string, len(keys))
	for i, k := range keys {
		known[i] = k.name
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(known, name) {
			return nil, &fault{[]string{name}, fmt.Errorf("unknown setting %q: want one of %s", name, strings.Join(known, ", "))}
		}
	}
	for _, k := range keys {
		if value := given[k.name]; value != nil && string(value) != "null" {
			if w := k.read(k.name, value, flags); w != nil {
				return nil, w
			}
		}
	}
	return flags, nil
}

func kinds(key string, value json.RawMessage, flags map[string]string) *fault {
	var given map[string]json.RawMessage
	if json.Unmarshal(value, &given) != nil {
		return wrong([]string{key}, "want kinds with on, off or a severity: {cache: off, localcron: error}")
	}
	words := make(map[string]string, len(given))
	for _, kind := range slices.Sorted(maps.Keys(given)) {
		words[kind] = word(given[kind])
		if err := config.CheckKindWord(kind, words[kind]); err != nil {
			return wrong([]string{key, kind}, "%v", err)
		}
	}
	var err error
	if flags["kinds"], flags["severities"], err = config.KindFlags(words); err != nil {
		return wrong([]string{key}, "%v", err)
	}
	return nil
}

// word returns a text, which YAML may have taken for a truth value, or what stands
// in its place.
func word(value json.RawMessage) string {
	switch s := string(value); s {
	case "true":
		return "on"
	case "false":
		return "off"
	}
	s, err := text(value)
	if err != nil {
		return string(value)
	}
	return s
}

func text(value json.RawMessage) (string, error) {
	var s string
	err := json.Unmarshal(value, &s)
	return s, err
}

func severity(key string, value json.RawMessage, flags map[string]string) *fault {
	flags[key] = word(value)
	if err := config.CheckSeverity(flags[key]); err != nil {
		return wrong([]string{key}, "%v", err)
	}
	return nil
}

func strict(key string, value json.RawMessage, flags map[string]string) *fault {
	flags[key] = string(value)
	if flags[key] != "true" && flags[key] != "false" {
		return wrong([]string{key}, "%s is not true or false", value)
	}
	return nil
}

func entry(key string, value json.RawMessage, flags map[string]string) *fault {
	if flags[key] = word(value); flags[key] != "exported" {
		return wrong([]string{key}, "unknown word %q: want exported", flags[key])
	}
	return nil
}

// list reads a list of texts, or a single one.
func list(key string, value json.RawMessage, flags map[string]string) *fault {
	items := []json.RawMessage{value}
	single := json.Unmarshal(value, &items) != nil
	var texts []string
	for i, item := range items {
		path := []string{key, strconv.Itoa(i)}
		if single {
			path = path[:1]
		}
		s, err := text(item)
		if err != nil || s == "" || strings.Contains(s, ",") {
			return wrong(path, "want a list of texts without commas")
		}
		texts = append(texts, s)
	}
	flags[key] = strings.Join(texts, ",")
	return nil
}

func exclude(key string, value json.RawMessage, flags map[string]string) *fault {
	if w := list(key, value, flags); w != nil {
		return w
	}
	for i, p := range config.List(flags[key]) {
		if err := config.CheckPattern(p); err != nil {
			return wrong([]string{key, strconv.Itoa(i)}, "%v", err)
		}
	}
	return nil
}

func models(key string, value json.RawMessage, flags map[string]string) *fault {
	if value[0] != '{' {
		return wrong([]string{key}, "want the content of a models file")
	}
	// JSON is YAML, so the reader of models files reads it as it stands.
	own, err := extra.Read(key, value)
	if err != nil {
		// The text is one line, whose number tells nothing.
		return &fault{[]string{key}, errors.New(oneLine(strings.ReplaceAll(err.Error(), key+":1: ", key+": ")))}
	}
	flags[key] = own.Encode()
	return nil
}

// oneLine joins the lines of an error that has several.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", "; ") }
