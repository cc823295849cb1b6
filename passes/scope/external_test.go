package scope

import "testing"

func TestExternal(t *testing.T) {
	for file, want := range map[string]bool{
		"internal/auth/session.go":                                   false,
		"external/gazelle++go_deps+com_github_acme_kit/kit.go":       true,
		"bazel-out/k8-fastbuild/bin/external/acme/gen.go":            true,
		"bazel-out/k8-fastbuild/bin/internal/api/api.pb.go":          false,
		"/home/x/src/shop/external/client.go":                        false,
		"internal/external/client.go":                                false,
		"/root/go/pkg/mod/github.com/acme/kit@v1.2.0/kit.go":         true,
		"/root/go/pkg/mod/cache/x.go":                                false,
		"/home/x/src/shop/pkg/mod/model.go":                          false,
		"/root/go/pkg/mod/github.com/acme/kit/v2@v2.0.0-rc.1/a/b.go": true,
		"/root/go/pkg/mod/github.com/acme/v@1/that/is/no/version.go": false,
	} {
		if got := External(file); got != want {
			t.Errorf("External(%q) = %t", file, got)
		}
	}
}

// Where the driver tells no module, a list of what to include is the whole list.
func TestSourceWithoutModule(t *testing.T) {
	for _, tt := range []struct {
		pkg     string
		include []string
		want    bool
	}{
		{"git.example.com/acme/shop", nil, true},
		{"net/http", nil, false},
		{"main", nil, true},
		{"git.example.com/acme/shop", []string{"git.example.com/acme"}, true},
		{"github.com/other/lib", []string{"git.example.com/acme"}, false},
		{"shop/internal/auth", nil, false},
		{"shop/internal/auth", []string{"shop"}, true},
		{"command-line-arguments", []string{"git.example.com/acme"}, true},
	} {
		if got := (Scope{Include: tt.include}).Source(tt.pkg, Module{}); got != tt.want {
			t.Errorf("Source(%q) with %q = %t", tt.pkg, tt.include, got)
		}
	}
}
