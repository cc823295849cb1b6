package golangci

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

const (
	blockYAML = `version: "2"
linters:
  settings:
    custom:
      hiddenstate:
        type: module
        settings:
          severity: fatal
          Kinds:
            session: on
            sesion: off
          exclude:
          - a
          - ../b
          models:
            behaviours:
            - import: m
              entries:
              - io: send
                symbols: [F]
              - {io: sned, symbols: [G]}
            state:
              session:
              - import: "n"
                entries:
                - {role: use, class: local,
                  symbols: [H],
                  severity: dire}
`
	flowYAML = `linters: {settings: {custom: {hiddenstate: {settings: {severity: fatal, kinds: {sesion: off}, exclude: [a, ../b],
  models: {behaviours: [{import: m, entries: [
    {io: sned, symbols: [G]}]}]}}}}}}
`
	anchored = `words: &words
  sesion: off
linters:
  settings:
    custom:
      hiddenstate:
        settings: &own
          kinds: *words
`
	asJSON = "{\n\t\"linters\": {\"settings\": {\"custom\": {\"hiddenstate\": {\"settings\": {\n\t\t\"severity\": \"fatal\"\n\t}}}}}\n}\n"
	asTOML = `version = "2"

[linters.settings.custom.hiddenstate]
type = "module" # severity = "fatal"
[linters.settings.custom.hiddenstate.settings]
# severity = "dire"
severity = "fatal"
kinds = { session = "on", sesion = "off" }
[linters.settings.custom.hiddenstate.settings."models"]
`
)

// A fault is told with the line of its key in each form of the configuration.
func TestPlaced(t *testing.T) {
	severity := object{"severity": "fatal"}
	kinds := object{"kinds": object{"sesion": "off"}}
	exclude := object{"exclude": []any{"a", "../b"}}
	models := object{"models": object{"behaviours": []any{object{"import": "m", "entries": []any{object{"io": "sned", "symbols": []any{"G"}}}}}}}
	const (
		wrongSeverity = `severity: unknown severity "fatal": want error, warning or info`
		wrongKind     = `kinds: unknown kind "sesion"; hiddenstate kinds lists them`
		wrongPattern  = `exclude: "../b" leaves the module: patterns are relative to the module's root`
		unplaced      = "linters.settings.custom.hiddenstate.settings: "
	)
	for _, tt := range []struct {
		name, text string
		raw        any
		want       string
	}{
		{".golangci.yml", blockYAML, severity, ".golangci.yml:8:11: " + wrongSeverity},
		{".golangci.yml", blockYAML, kinds, ".golangci.yml:11:13: " + wrongKind},
		{".golangci.yml", blockYAML, exclude, ".golangci.yml:14:13: " + wrongPattern},
		{".golangci.yml", blockYAML, models, `.golangci.yml:27: unknown severity "dire"; .golangci.yml:21: unknown io "sned"`},
		{".golangci.yaml", flowYAML, severity, ".golangci.yaml:1:56: " + wrongSeverity},
		{".golangci.yaml", flowYAML, kinds, ".golangci.yaml:1:81: " + wrongKind},
		{".golangci.yaml", flowYAML, exclude, ".golangci.yaml:1:108: " + wrongPattern},
		{".golangci.yaml", flowYAML, models, `.golangci.yaml:3: unknown io "sned"`},
		{".golangci.yml", anchored, kinds, ".golangci.yml:2:3: " + wrongKind},
		{".golangci.json", asJSON, severity, ".golangci.json:3:3: " + wrongSeverity},
		{".golangci.toml", asTOML, severity, ".golangci.toml:7: " + wrongSeverity},
		{".golangci.toml", asTOML, kinds, ".golangci.toml:8: " + wrongKind},
		{".golangci.toml", asTOML, exclude, ".golangci.toml:5: " + wrongPattern},
		{".golangci.yml", "linters: {}\n", severity, unplaced + wrongSeverity},
		{".golangci.yml", "linters: [\n", severity, unplaced + wrongSeverity},
		{".golangci.yml", asJSON, kinds, unplaced + wrongKind}, // not what golangci-lint has read
	} {
		t.Chdir(t.TempDir())
		write(t, tt.name, tt.text)
		if _, err := New(tt.raw); err == nil || err.Error() != tt.want {
			t.Errorf("%v in %s: error %v, want %s", tt.raw, tt.name, err, tt.want)
		}
	}
}

// Settings that are right are taken as they are handed over: no file is read,
// whatever it says.
func TestReadsNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".golangci.yml", blockYAML)
	if _, err := New(object{"severity": "error"}); err != nil {
		t.Error(err)
	}
}

func TestConfigurations(t *testing.T) {
	root := t.TempDir()
	t.Setenv("HOME", filepath.Join(root, "home"))
	work := filepath.Join(root, "work")
	write(t, filepath.Join(work, "api", "a.go"), "package api\n")
	t.Chdir(work)
	for _, tt := range []struct {
		args []string
		want []string // the folders that are looked at, as far as they are below root
	}{
		{[]string{"run"}, []string{".", "work", "", "home"}},
		{[]string{"run", "./..."}, []string{".", "work", "", "home"}},
		{[]string{"run", "-v", "./api/..."}, []string{".", "work/api", "work", "", "home"}},
		{[]string{"run", "api/a.go"}, []string{".", "work/api", "work", "", "home"}},
		{[]string{"run", "--timeout", "5m", "api"}, []string{".", "work", "", "work/api", "home"}},
	} {
		var got []string
		for _, f := range configurations(tt.args) {
			if dir, ok := strings.CutSuffix(f, ".golangci.yml"); ok && dir == "" {
				got = append(got, ".")
			} else if rel, below := strings.CutPrefix(dir, root+"/"); ok && below {
				got = append(got, strings.TrimSuffix(rel, "/"))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.args, got, tt.want)
		}
	}
	for _, args := range [][]string{
		{"run", "-c", "own.yml"}, {"run", "-cown.yml", "./..."}, {"run", "--config=own.yml"}, {"run", "--config", "own.yml", "api"},
	} {
		if got := configurations(args); !slices.Equal(got, []string{"own.yml"}) {
			t.Errorf("%q: %q", args, got)
		}
	}
	if got := configurations([]string{"--config=~/own.yml"}); !slices.Equal(got, []string{filepath.Join(root, "home", "own.yml")}) {
		t.Errorf("the home folder: %q", got)
	}
}
