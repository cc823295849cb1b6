package config

import (
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestCheckFlags(t *testing.T) {
	for _, tt := range []struct {
		flags map[string]string
		want  string // part of the error, "" for none
	}{
		{nil, ""},
		{map[string]string{"severity": "info", "kinds": "-cache", "severities": "session=info", "exclude": "a/**", "include": "m", "entry": "exported", "strict": "true"}, ""},
		{map[string]string{"severity": "high"}, `severity: unknown severity "high"`},
		{map[string]string{"kinds": "caches"}, `kinds: unknown kind "caches"`},
		{map[string]string{"severities": "cache"}, `severities: "cache" is not of the form`},
		{map[string]string{"exclude": "["}, `exclude: "[" is not a pattern`},
		{map[string]string{"entry": "all"}, `entry: unknown word "all"`},
		{map[string]string{"strict": "very"}, "strict: "},
		{map[string]string{"models": "{}"}, "models: the value was not made by this version"},
		{map[string]string{"kind": "cache"}, "kind: no such flag"},
	} {
		err := CheckFlags(tt.flags)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want)) {
			t.Errorf("%v: error %v, want %s", tt.flags, err, tt.want)
		}
	}
}

// A pattern means the same to all drivers, however they name files.
func TestFile(t *testing.T) {
	for _, tt := range []struct {
		pkg, module, name string
		want              string
	}{
		{"example.com/shop/internal/auth", "example.com/shop", "/src/shop/internal/auth/session.go", "internal/auth/session.go"},
		{"example.com/shop", "example.com/shop", "/src/shop/main.go", "main.go"},
		{"example.com/shop/internal/auth [example.com/shop/internal/auth.test]", "example.com/shop", "/src/shop/internal/auth/session.go", "internal/auth/session.go"},
		{"example.com/shop/internal/auth", "", "services/shop/internal/auth/session.go", "services/shop/internal/auth/session.go"},
		{"example.com/shop/internal/auth", "", "/src/shop/internal/auth/session.go", "example.com/shop/internal/auth/session.go"},
		{"example.com/shopping/cart", "example.com/shop", "/src/cart/cart.go", "example.com/shopping/cart/cart.go"},
	} {
		fset := token.NewFileSet()
		f := fset.AddFile(tt.name, -1, 10)
		pass := &analysis.Pass{Fset: fset, Pkg: types.NewPackage(tt.pkg, "p")}
		if tt.module != "" {
			pass.Module = &analysis.Module{Path: tt.module}
		}
		if got := File(pass, f.Pos(0)); got != tt.want {
			t.Errorf("%s in %s: %s, want %s", tt.name, tt.pkg, got, tt.want)
		}
	}
}
