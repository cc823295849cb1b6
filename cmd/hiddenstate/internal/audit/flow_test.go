package audit

import "testing"

func TestFlowOfSameThing(t *testing.T) {
	wrote := func(routes ...string) []Entry {
		var out []Entry
		for _, r := range routes {
			out = append(out, Entry{Route: r, Operations: []string{"map write"}})
		}
		return out
	}
	for _, test := range []struct {
		name        string
		entries     []Entry
		readers     []Entry
		write, next string
	}{
		{
			name:    "a login, and what needs it",
			entries: wrote("POST /login", "DELETE /session"), readers: wrote("GET /me"),
			write: "POST /login", next: "GET /me",
		},
		{
			name: "of a database the same thing",
			entries: wrote("/api.Dex/CreateClient", "/api.Dex/DeleteClient", "/api.Dex/DeleteUserIdentity", "/api.Dex/ListConnectors",
				"/api.Dex/CreatePassword", "/api.Dex/ListPasswords", "/api.Dex/GetClient"),
			write: "/api.Dex/CreateClient", next: "/api.Dex/DeleteClient",
		},
		{
			name:    "nothing in common",
			entries: wrote("POST /a", "POST /b", "POST /c", "POST /d", "POST /e", "POST /f", "POST /g"),
			write:   "POST /a",
		},
	} {
		f := Finding{Entries: test.entries, Readers: test.readers}
		if write, next := f.Flow(); write != test.write || next != test.next {
			t.Errorf("%s: got %q → %q, want %q → %q", test.name, write, next, test.write, test.next)
		}
	}
}

func TestNamed(t *testing.T) {
	for in, want := range map[string]string{
		"http.(*Server).Login": "http.(*Server).Login",
		"http.rateLimit$1":     "a function in http.rateLimit",
		"http.routes$1$2":      "a function in http.routes",
	} {
		if got := Named(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
