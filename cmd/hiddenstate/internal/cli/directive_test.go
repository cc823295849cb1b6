package cli_test

import (
	"strings"
	"testing"
)

// A directive that cannot be honoured is reported where it stands, with the remedy,
// and what it was to accept is reported, too.
func TestDirectives(t *testing.T) {
	tests := []struct {
		name  string
		files string
		args  string
		want  []string // in the lines of check, in this order
	}{
		{"accepted", accepted("globalstate the demo runs once"), "", nil},
		{"no kind", accepted(""), "", []string{
			"main.go:5:1: //hiddenstate:allow names no kind: write //hiddenstate:allow KIND reason [directive]", "main.go:6:5: users keeps "}},
		{"unknown kind", accepted("globals the demo runs once"), "", []string{
			`main.go:5:1: //hiddenstate:allow names an unknown kind "globals": hiddenstate kinds lists them [directive]`, "main.go:6:5: users keeps "}},
		{"no reason", accepted("globalstate"), "", []string{
			"main.go:5:1: //hiddenstate:allow globalstate gives no reason: write why the state may stay [directive]", "main.go:6:5: users keeps "}},
		{"another kind", accepted("session the demo runs once"), "", []string{
			"main.go:5:1: //hiddenstate:allow session accepts nothing", "main.go:6:5: users keeps "}},
		{"stale", stateless + "-- other.go --\npackage main\n\n//hiddenstate:allow cache it was here once\nvar answer = 42\n", "", []string{
			"other.go:3:1: //hiddenstate:allow cache accepts nothing: there is no such state here any more; remove it [directive]"}},
		{"unknown verb", strings.Replace(stateful, "var users", "//hiddenstate:ignore globalstate demo\nvar users", 1), "", []string{
			"main.go:5:1: unknown directive //hiddenstate:ignore: want allow or entry [directive]", "main.go:6:5: users keeps "}},
		{"entry above a variable", strings.Replace(stateful, "var users", "//hiddenstate:entry GET /\nvar users", 1), "", []string{
			"main.go:5:1: //hiddenstate:entry must stand in the comment above a function [directive]", "main.go:6:5: users keeps "}},
		{"not asked for", accepted("globals the demo runs once"), "-kinds=session", nil},
		{"of a part of the module", part, "./store", nil},
		{"of the whole module", part, "./...", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := run(t, write(t, test.files), nil, strings.Fields(test.args)...)
			lines := strings.Split(strings.TrimSuffix(r.stdout, "\n"), "\n")
			if r.stdout == "" {
				lines = nil
			}
			if len(lines) != len(test.want) {
				t.Fatalf("%d lines, want %d:\n%s%s", len(lines), len(test.want), r.stdout, r.stderr)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("line %d is\n%s\nwant\n%s", i+1, lines[i], want)
				}
			}
			if want := min(len(test.want), 1); r.status != want {
				t.Errorf("exit status %d, want %d", r.status, want)
			}
		})
	}
}

// part is a service in which one package keeps state that another's handler
// reaches, so that an analysis of the former alone sees no use for the directive.
const part = `
-- go.mod --
module example.com/app

go 1.26.0
-- store/store.go --
package store

import "net/http"

//hiddenstate:allow globalstate the demo runs once
var users = map[string]string{}

func Put(name, mail string) { users[name] = mail }

func Get(name string) string { return users[name] }

func Ping(w http.ResponseWriter, r *http.Request) {}
-- main.go --
package main

import (
	"net/http"

	"example.com/app/store"
)

func main() {
	http.HandleFunc("POST /users", func(w http.ResponseWriter, r *http.Request) {
		store.Put(r.FormValue("name"), r.FormValue("mail"))
	})
	http.HandleFunc("GET /users", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(store.Get(r.FormValue("name"))))
	})
	http.ListenAndServe(":8080", nil)
}
`

// An audit, whose findings are not lines, names bad directives on standard error.
func TestDirectives_audit(t *testing.T) {
	r := run(t, write(t, accepted("globals the demo runs once")), nil, "audit")
	if r.status != 0 || !strings.Contains(r.stdout, "app.users") {
		t.Errorf("exit status %d, output:\n%s", r.status, r.stdout)
	}
	r.oneLine(t, "main.go:5:1:", `unknown kind "globals"`, "hiddenstate kinds lists them")
}

// What a directive accepts is in the audit with its reason.
func TestAccepted_audit(t *testing.T) {
	r := run(t, write(t, accepted("globalstate the demo runs once")), nil, "audit")
	if !strings.Contains(r.stdout, "ACCEPTED") || !strings.Contains(r.stdout, "the demo runs once") {
		t.Errorf("audit says:\n%s", r.stdout)
	}
}
