package golangci

import (
	"maps"
	"testing"

	"github.com/golangci/plugin-module-register/register"
)

// golangci-lint hands over what a YAML reader made of the settings.
type object = map[string]any

func TestSettings(t *testing.T) {
	defaults := map[string]string{"severity": "warning", "strict": "false", "exclude": "", "include": "", "entry": "", "models": "", "kinds": "", "severities": ""}
	for _, tt := range []struct {
		raw  any
		want map[string]string // in place of the defaults
	}{
		{nil, nil},
		{object{}, nil},
		{object{"severity": "error", "strict": true, "entry": "exported"}, map[string]string{"severity": "error", "strict": "true", "entry": "exported"}},
		{object{"kinds": object{"cache": false, "session": "on", "localcron": "error"}}, map[string]string{"kinds": "-cache", "severities": "localcron=error"}},
		{object{"kinds": object{"default": "off", "session": true}}, map[string]string{"kinds": "session"}},
		{object{"severity": nil, "kinds": nil, "exclude": "a"}, map[string]string{"exclude": "a"}},
		{object{"exclude": []any{"a", "b/**"}, "include": []any{"example.com/lib"}}, map[string]string{"exclude": "a,b/**", "include": "example.com/lib"}},
		{
			object{"models": object{"behaviours": []any{object{"import": "m", "entries": []any{object{"io": "send", "symbols": []any{"F"}}}}}}},
			map[string]string{"models": `1:{"Behaviours":[{"Alias":-128,"Call":-128,"ID":"m.F","IO":2,"Key":-128,"On":-128,"Value":-128}]}`},
		},
	} {
		p, err := New(tt.raw)
		if err != nil {
			t.Errorf("%v: %v", tt.raw, err)
			continue
		}
		want := maps.Clone(defaults)
		maps.Copy(want, tt.want)
		if got := p.(plugin).flags; !maps.Equal(got, want) {
			t.Errorf("%v: %v, want %v", tt.raw, got, want)
		}
	}
}

func TestSettingsErrors(t *testing.T) {
	t.Chdir(t.TempDir()) // where no configuration is
	for _, tt := range []struct {
		raw  any
		want string
	}{
		{object{"severty": "error"}, `unknown setting "severty": want one of kinds, severity, strict, exclude, include, entry, models`},
		{object{"severity": "fatal"}, `severity: unknown severity "fatal": want error, warning or info`},
		{object{"severity": 3}, `severity: unknown severity "3": want error, warning or info`},
		{object{"strict": "very"}, `strict: "very" is not true or false`},
		{object{"kinds": object{"sesion": "off"}}, `kinds: unknown kind "sesion"; hiddenstate kinds lists them`},
		{object{"kinds": object{"session": 3}}, `kinds: session: unknown word "3": want on, off, error, warning or info`},
		{object{"kinds": object{"default": false}}, "kinds: no kind is left on"},
		{object{"kinds": []any{"session"}}, "kinds: want kinds with on, off or a severity: {cache: off, localcron: error}"},
		{object{"exclude": []any{"a", "/etc"}}, `exclude: "/etc" leaves the module: patterns are relative to the module's root`},
		{object{"include": []any{"a,b"}}, "include: want a list of texts without commas"},
		{object{"include": object{}}, "include: want a list of texts without commas"},
		{object{"entry": "all"}, `entry: unknown word "all": want exported`},
		{object{"models": object{"states": []any{"a"}}}, "models: field states not found"},
		{object{"models": object{"sources": []any{object{"import": "m", "entries": []any{object{"origin": "a", "symbols": []any{"F"}}, object{"origin": "b", "symbols": []any{"G"}}}}}}}, `models: unknown origin "a"; models: unknown origin "b"`},
		{object{"models": "models.yml"}, "models: want the content of a models file"},
		{[]any{"severity"}, "want settings, one a line: severity: warning"},
	} {
		_, err := New(tt.raw)
		if want := "linters.settings.custom.hiddenstate.settings: " + tt.want; err == nil || err.Error() != want {
			t.Errorf("%v: error %v, want %s", tt.raw, err, want)
		}
	}
}

// golangci-lint finds the plugin by the linter's name, loads types for it, and
// prints messages of analyzers that have that name as they are.
func TestPlugin(t *testing.T) {
	newPlugin, err := register.GetPlugin("hiddenstate")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(nil)
	if err != nil {
		t.Fatal(err)
	}
	if mode := p.GetLoadMode(); mode != register.LoadModeTypesInfo {
		t.Errorf("load mode %s", mode)
	}
	all, err := p.BuildAnalyzers()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d analyzers, %v", len(all), err)
	}
	for _, a := range all {
		if a.Name != "hiddenstate" {
			t.Errorf("an analyzer is called %s", a.Name)
		}
	}
}
