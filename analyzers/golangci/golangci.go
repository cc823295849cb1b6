// Package golangci makes the suite a module plugin of golangci-lint: one linter
// named hiddenstate, with the settings of .hiddenstate.yml as its own.
//
// golangci-lint's cache knows the linter's settings and no other file, so the
// plugin reads none: library knowledge of the user's stands in the settings
// themselves, in the form that data/README.md of package models describes.
//
// The messages are those of the other drivers. Positions that a finding is
// related to are left out, because golangci-lint prints each as a finding.
package golangci

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"github.com/hiddenstate/hiddenstate/passes/models/extra"
	"golang.org/x/tools/go/analysis"
)

func init() { register.Plugin("hiddenstate", New) }

// Settings are the settings of the linter in .golangci.yml.
type Settings struct {
	// Kinds says on, off or a severity of kinds; the kind default speaks of all
	// that are not named. true and false mean on and off.
	Kinds    map[string]Word `json:"kinds"`
	Severity string          `json:"severity"` // the least severity to report; warning by default
	Strict   bool            `json:"strict"`   // report findings of low confidence, too
	Exclude  []string        `json:"exclude"`  // patterns of files, relative to the module root
	Include  []string        `json:"include"`  // modules and packages to analyse as source besides the main module
	Entry    string          `json:"entry"`    // exported: exported functions are entry points
	// Models is library knowledge: the content of a models file.
	Models json.RawMessage `json:"models"`
}

// A Word is a text that YAML may have taken for a truth value.
type Word string

// UnmarshalJSON reads a text or a truth value.
func (w *Word) UnmarshalJSON(text []byte) error {
	switch s := string(text); s {
	case "true":
		*w = "on"
	case "false":
		*w = "off"
	default:
		return json.Unmarshal(text, (*string)(w))
	}
	return nil
}

// New makes the plugin from the settings as golangci-lint has read them. Keys
// and words that are not known are errors.
func New(raw any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[Settings](raw)
	if err != nil {
		return nil, fmt.Errorf("linters.settings.custom.hiddenstate.settings: %w", err)
	}
	flags, err := s.flags()
	if err != nil {
		return nil, fmt.Errorf("linters.settings.custom.hiddenstate.settings: %w", err)
	}
	return plugin{flags}, nil
}

// plugin is the linter with its settings as flags of the analyzers.
type plugin struct{ flags map[string]string }

// GetLoadMode says that the analyzers need types.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the analyzer of all kinds, and the one that holds the
// settings and reports directives.
func (p plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	for _, name := range slices.Sorted(maps.Keys(p.flags)) {
		if err := config.Analyzer.Flags.Set(name, p.flags[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	all := &analysis.Analyzer{
		Name:     config.Analyzer.Name, // that of the linter, or it would stand before each message
		Doc:      "find state that a service keeps in one instance",
		URL:      "https://pkg.go.dev/github.com/hiddenstate/hiddenstate",
		Requires: []*analysis.Analyzer{config.Analyzer, classify.Analyzer},
		Run:      guard.Run(run),
	}
	return []*analysis.Analyzer{config.Analyzer, all}, nil
}

func run(pass *analysis.Pass) (any, error) {
	report := pass.ResultOf[classify.Analyzer].(*classify.Report)
	if report == nil {
		return nil, nil
	}
	for _, f := range report.Findings {
		pass.Report(analysis.Diagnostic{Pos: f.Pos, Category: f.Kind, Message: f.Message(report.Fset)})
	}
	return nil, nil
}

// flags returns the settings as flags of the analyzers, checked.
func (s *Settings) flags() (map[string]string, error) {
	flags := map[string]string{
		"severity": "warning",
		"strict":   fmt.Sprint(s.Strict),
		"exclude":  strings.Join(s.Exclude, ","),
		"include":  strings.Join(s.Include, ","),
		"entry":    s.Entry,
		"models":   "",
	}
	if s.Severity != "" {
		flags["severity"] = s.Severity
	}
	if len(s.Models) > 0 && string(s.Models) != "null" {
		// JSON is YAML, so the reader of models files reads it as it stands.
		own, err := extra.Read("models", s.Models)
		if err != nil {
			// The text is one line, whose number tells nothing, and so is an
			// error here, however much is wrong.
			return nil, errors.New(strings.NewReplacer("models:1: ", "models: ", "\n", "; ").Replace(err.Error()))
		}
		flags["models"] = own.Encode()
	}
	kinds := make(map[string]string, len(s.Kinds))
	for k, w := range s.Kinds {
		kinds[k] = string(w)
	}
	var err error
	if flags["kinds"], flags["severities"], err = config.KindFlags(kinds); err != nil {
		return nil, err
	}
	return flags, config.CheckFlags(flags)
}
