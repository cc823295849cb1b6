package config

import (
	"strings"
	"testing"
)

func TestExcluded(t *testing.T) {
	for _, tt := range []struct {
		pattern, file string
		want          bool
	}{
		{"internal/mocks", "internal/mocks/store.go", true},
		{"internal/mocks", "internal/mocks/deep/store.go", true},
		{"internal/mocks", "internal/mocksother/store.go", false},
		{"internal/mocks", "pkg/internal/mocks/store.go", false},
		{"./examples/...", "examples/shop/main.go", true},
		{"examples/", "examples/main.go", true},
		{"*.pb.go", "api.pb.go", true},
		{"*.pb.go", "api/api.pb.go", false},
		{"**/*.pb.go", "api/v1/api.pb.go", true},
		{"**/*.pb.go", "api.pb.go", true},
		{"cmd/*/dev", "cmd/shop/dev/main.go", true},
		{"cmd/*/dev", "cmd/dev/main.go", false},
		{"pkg/**/testing", "pkg/testing/a.go", true},
		{"pkg/**/testing", "pkg/a/b/testing/a.go", true},
		{"pkg/**/testing", "cmd/testing/a.go", false},
		{"internal/auth/session.go", "internal/auth/session.go", true},
		{"internal/auth/session.go/x", "internal/auth/session.go", false},
	} {
		got := Policy{Exclude: []string{"no/such", tt.pattern}}.Excluded(tt.file)
		if (got == tt.pattern) != tt.want {
			t.Errorf("pattern %q covers %q: %t, want %t", tt.pattern, tt.file, !tt.want, tt.want)
		}
	}
}

func TestParseKinds(t *testing.T) {
	for _, tt := range []struct {
		list           string
		session, cache bool // whether session and cache are reported
	}{
		{"", true, true},
		{"session", true, false},
		{"-cache", true, false},
		{"session,cache,-cache", true, false},
		{"cache, ratelimit", false, true},
	} {
		kinds, err := ParseKinds(tt.list)
		if err != nil {
			t.Fatal(err)
		}
		p := Policy{Kinds: kinds}
		if p.Reports("session") != tt.session || p.Reports("cache") != tt.cache {
			t.Errorf("%q: session %t, cache %t", tt.list, p.Reports("session"), p.Reports("cache"))
		}
	}
	for list, want := range map[string]bool{"": true, "-cache": true, "cache": false, "cache,directive": true, "-directive": false} {
		kinds, err := ParseKinds(list)
		if err != nil || (Policy{Kinds: kinds}).Reports(Directive) != want {
			t.Errorf("%q: directives are reported: %t, want %t (%v)", list, !want, want, err)
		}
	}
	for _, list := range []string{"sessions", "-sessions"} {
		if _, err := ParseKinds(list); err == nil || !strings.Contains(err.Error(), `unknown kind "sessions"`) {
			t.Errorf("%q: error %v", list, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	severities := func(s string) error { _, err := ParseSeverities(s); return err }
	exclude := func(s string) error { _, err := ParseExclude(s); return err }
	for _, tt := range []struct {
		parse func(string) error
		in    string
		want  string
	}{
		{severities, "session", `"session" is not of the form KIND=SEVERITY`},
		{severities, "sesion=error", `unknown kind "sesion"`},
		{severities, "session=fatal", `session: unknown severity "fatal"`},
		{exclude, "a,[", `"[" is not a pattern`},
		{exclude, "../other", `"../other" leaves the module`},
		{exclude, "/etc", `"/etc" leaves the module`},
	} {
		if err := tt.parse(tt.in); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.in, err, tt.want)
		}
	}
}
