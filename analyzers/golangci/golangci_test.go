package golangci

import (
	"maps"
	"strings"
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
	for _, tt := range []struct {
		raw  any
		want string
	}{
		{object{"severty": "error"}, `unknown field "severty"`},
		{object{"severity": "fatal"}, `severity: unknown severity "fatal"`},
		{object{"strict": "very"}, "strict of type bool"},
		{object{"kinds": object{"sesion": "off"}}, `unknown kind "sesion"`},
		{object{"kinds": object{"session": 3}}, "cannot unmarshal number"},
		{object{"kinds": object{"default": false}}, "no kind is left on"},
		{object{"exclude": []any{"/etc"}}, `"/etc" leaves the module`},
		{object{"entry": "all"}, `entry: unknown word "all"`},
		{object{"models": object{"states": []any{"a"}}}, "field states not found"},
		{object{"models": object{"sources": []any{object{"import": "m", "entries": []any{object{"origin": "a", "symbols": []any{"F"}}, object{"origin": "b", "symbols": []any{"G"}}}}}}}, `settings: models: unknown origin "a"; models: unknown origin "b"`},
		{object{"models": "models.yml"}, "cannot unmarshal"},
		{[]any{"severity"}, "cannot unmarshal array"},
	} {
		_, err := New(tt.raw)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: error %v, want %s", tt.raw, err, tt.want)
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
