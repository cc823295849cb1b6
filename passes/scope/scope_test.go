package scope

import "testing"

func TestSource(t *testing.T) {
	private := Scope{Include: []string{"github.com/acme/...", "git.example.com/*/shared"}}
	for _, test := range []struct {
		scope Scope
		path  string
		mod   Module
		want  bool
	}{
		{Scope{}, "example.com/shop/auth", Module{Path: "example.com/shop"}, true},
		{Scope{}, "example.com/shop/auth", Module{Path: "example.com/shop", Version: "v1.2.3"}, false},
		{Scope{}, "example.com/shop/auth", Module{Path: "example.com/shop", Version: "v1.2.3", Main: true}, true},
		// Without a module.
		{Scope{}, "net/http", Module{}, false},
		{Scope{}, "main", Module{}, true},
		{Scope{}, "command-line-arguments", Module{}, true},
		{Scope{}, "example.com/shop", Module{}, true},
		// By flag.
		{private, "github.com/acme/sessions", Module{Path: "github.com/acme/sessions", Version: "v0.1.0"}, true},
		{private, "github.com/acme", Module{Path: "github.com/acme", Version: "v0.1.0"}, true},
		{private, "github.com/acmecorp/x", Module{Path: "github.com/acmecorp/x", Version: "v0.1.0"}, false},
		{private, "git.example.com/team/shared", Module{Path: "git.example.com/team/shared", Version: "v1.0.0"}, true},
		{private, "git.example.com/team/other", Module{Path: "git.example.com/team/other", Version: "v1.0.0"}, false},
	} {
		if got := test.scope.Source(test.path, test.mod); got != test.want {
			t.Errorf("Source(%q, %+v) with %v: %v, want %v", test.path, test.mod, test.scope.Include, got, test.want)
		}
	}
}

func TestStandard(t *testing.T) {
	for path, want := range map[string]bool{"fmt": true, "net/http": true, "example.com": false, "github.com/acme/x": false, "shop/auth": true} {
		if got := Standard(path); got != want {
			t.Errorf("Standard(%q) = %v, want %v", path, got, want)
		}
	}
}
