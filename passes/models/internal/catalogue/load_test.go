package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

func load(src string) (*Catalogue, error) {
	return Load(fstest.MapFS{"a.yaml": {Data: []byte(src)}})
}

func TestLoad(t *testing.T) {
	c, err := load(`
entrypoints:
- import: example.com/web/v2
  framework: web
  entries:
  - form: register
    handler: 1
    route: 0
    symbols:
    - {id: (*App).Get, verb: GET}
    - Handle
  - {form: iface, params: ["*example.com/web/v2.Ctx"], results: [error], symbols: [(Handler).Serve]}
  - {form: generated, handler: 0, name: "New*", params: [_], symbols: [":New*"]}
state:
  session:
  - import: example.com/web/v2/session
    module: example.com/web/v2@v2.1.0
    entries:
    - role: constructor
      class: conditional
      severity: error
      major: v2
      args: {ttl: 1, store: Config.Store, key: [2, Config.Key]}
      unless: [{symbol: Config.Store, how: set}]
      note: a map
      symbols: [New]
  embeddeddb:
  - import: example.com/sqlite
    entries:
    - {role: driver, class: local, severity: error, symbols: ["driver:sqlite"]}
sources:
- import: example.com/old/web
  entries:
  - {origin: [cookie, header], name: 0, symbols: [(*Ctx).Get]}
behaviours:
- import: sync
  entries:
  - {op: claim, on: receiver, key: 0, value: 1, alias: receiver, symbols: [(*Map).LoadOrStore]}
types:
- import: example.com/old/web/v2
  entries:
  - {category: client, symbols: [Client]}
renames:
- {old: example.com/old, new: example.com/new}
- {old: example.com/other, new: example.com/new, rewritten: true}
`)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, r := range c.Entrypoints {
		keys = append(keys, r.Key)
	}
	want := "(*example.com/web.App).Get example.com/web.Handle (example.com/web.Handler).Serve example.com/web:New*"
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("keys = %s, want %s", got, want)
	}
	if e := c.Entrypoints[0]; e.Verb != "GET" || e.Entry.Form != "Register" || e.Entry.Handler.Or(-1) != 1 || e.Entry.Method.Or(-1) != -1 || e.Where != "a.yaml:10" {
		t.Errorf("entry point = %+v", e)
	}
	if e := c.Entrypoints[2].Entry; e.Name != "Serve" || e.Params[0] != "*example.com/web.Ctx" {
		t.Errorf("interface = %+v, want the method's name and normalised parameters", e)
	}
	// The kinds come in the order of their names.
	if s := c.States[0]; s.Key != "driver:sqlite" || s.Kind != "embeddeddb" {
		t.Errorf("driver = %+v", s)
	}
	s := c.States[1]
	if s.Key != "example.com/web/session.New" || s.Major != "v2" || s.FullName != "example.com/web/v2/session.New" {
		t.Errorf("state = %+v", s)
	}
	if a := s.Entry.Args["store"]; len(a) != 1 || a[0].Field != "example.com/web/session.Config.Store" || a[0].Set {
		t.Errorf("store = %+v, want a normalised field", a)
	}
	if a := s.Entry.Args["key"]; len(a) != 2 || a[0].Or(-1) != 2 || a[1].Field != "example.com/web/session.Config.Key" {
		t.Errorf("key = %+v, want a parameter and a normalised field", a)
	}
	if u := s.Entry.Unless[0].Symbol; u != "example.com/web/session.Config.Store" {
		t.Errorf("unless = %s", u)
	}
	if r := c.References; len(r) != 4 || r[0].Import != "example.com/web/v2" || r[0].ID != "Ctx" || r[1].ID != "Config.Key" || r[2].ID != "Config.Store" || r[3].Import != "example.com/web/v2/session" {
		t.Errorf("references = %+v, want the type and the three fields as written", c.References)
	}
	if s := c.Sources[0]; s.Key != "(*example.com/new/web.Ctx).Get" || strings.Join(s.Entry.Origin, " ") != "Cookie Header" {
		t.Errorf("source = %+v, want it under the new path", s)
	}
	if b := c.Behaviours[0].Entry; b.Op != "Claim" || !b.On.Receiver || b.Key.Or(-1) != 0 || b.Call.Set {
		t.Errorf("behaviour = %+v", b)
	}
	if y := c.Types[0]; y.Key != "example.com/new/web.Client" || y.Entry.Category != "client" {
		t.Errorf("type = %+v, want a client under the new path", y)
	}
	if n := c.Normal(); len(n) != 1 || n[0].Old != "example.com/old" {
		t.Errorf("renames = %+v, want the one that is not rewritten", n)
	}
}

func TestLoadErrors(t *testing.T) {
	const state = "state:\n  cache:\n  - import: example.com/m/v2\n    entries:\n"
	tests := []struct{ name, src, want string }{
		{"unknown key", state + "    - {role: use, klass: local, symbols: [F]}\n", "a.yaml:5: field klass not found"},
		{"unknown key of a symbol", state + "    - role: use\n      class: local\n      symbols:\n      - {id: F, line: 3}\n", "field line not found in a symbol"},
		{"unknown top-level key", "states: {}\n", "a.yaml:1: field states not found"},
		{"unknown class", state + "    - {role: use, class: lokal, severity: info, symbols: [F]}\n", `a.yaml:5: unknown class "lokal"`},
		{"unknown role", state + "    - {role: user, class: local, severity: info, symbols: [F]}\n", `a.yaml:5: unknown role "user"`},
		{"unknown severity", state + "    - {role: use, class: local, severity: bad, symbols: [F]}\n", `unknown severity "bad"`},
		{"unknown kind", strings.Replace(state, "cache", "cash", 1) + "    - {role: use, class: local, severity: info, symbols: [F]}\n", `unknown kind "cash"`},
		{"unknown argument", state + "    - {role: use, class: local, severity: info, args: {limmit: 0}, symbols: [F]}\n", `unknown role of an argument "limmit"`},
		{"bad index", state + "    - {role: use, class: local, severity: info, args: {limit: -1}, symbols: [F]}\n", `"-1" is not a parameter index`},
		{"no severity", state + "    - {role: use, class: local, symbols: [F]}\n", `F: class Local with severity ""`},
		{"full stop", state + "    - {role: use, class: local, severity: info, note: A map., symbols: [F]}\n", "one clause without a full stop"},
		{"no symbols", state + "    - {role: use, class: local, severity: info}\n", "an entry without symbols"},
		{"wrong major", state + "    - {role: use, class: local, severity: info, major: v3, symbols: [F]}\n", "major is v3, but the import path says v2"},
		{"no version", "sources:\n- {import: m, module: example.com/m, entries: [{origin: cookie, symbols: [F]}]}\n", "has no version"},
		{"no framework", "entrypoints:\n- {import: m, entries: [{form: register, symbols: [F]}]}\n", "needs a framework"},
		{"unknown verb", "entrypoints:\n- {import: m, framework: m, entries: [{form: register, symbols: [{id: F, verb: FETCH}]}]}\n", `unknown verb "FETCH"`},
		{"unknown origin", "sources:\n- {import: m, entries: [{origin: cooky, symbols: [F]}]}\n", `unknown origin "cooky"`},
		{"op on nothing", "behaviours:\n- {import: m, entries: [{op: put, symbols: [F]}]}\n", "op and on go together"},
		{"keep nothing", "behaviours:\n- {import: m, entries: [{op: keep, on: 0, symbols: [F]}]}\n", "keep needs the value"},
		{"keep nowhere", "behaviours:\n- {import: m, entries: [{op: keep, value: 0, symbols: [F]}]}\n", "op and on go together"},
		{"recall into something", "behaviours:\n- {import: m, entries: [{op: recall, on: 0, value: 1, symbols: [F]}]}\n", "recall takes no value"},
		{"unknown category", "types:\n- {import: m, entries: [{category: clients, symbols: [T]}]}\n", `unknown category of T "clients"`},
		{"category of a method", "types:\n- {import: m, entries: [{category: client, symbols: [(*T).M]}]}\n", "a category is that of a type"},
		{"category of one major", "types:\n- {import: example.com/m/v2, entries: [{category: client, major: v2, symbols: [T]}]}\n", "one category in all major versions"},
		{"star in the middle", "behaviours:\n- {import: m, entries: [{io: read, symbols: [(*T).*Get]}]}\n", "a star stands at the end"},
		{"star of a state", state + "    - {role: use, class: local, severity: info, symbols: [(*T).Get*]}\n", "a star is for sources and behaviours"},
		{"star of an entry point", "entrypoints:\n- {import: m, framework: m, entries: [{form: register, symbols: [(*T).Get*]}]}\n", "a star is for sources and behaviours"},
		{"mode of nothing", "behaviours:\n- {import: m, entries: [{mode: async, symbols: [F]}]}\n", "a mode needs call"},
		{"half a rename", "renames:\n- {old: example.com/m}\n", "a rename needs old and new"},
	}
	for _, tt := range tests {
		if _, err := load(tt.src); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

// All that is wrong is told at once.
func TestLoadErrorsJoined(t *testing.T) {
	_, err := load("sources:\n- {import: m, entries: [{origin: a, symbols: [F]}, {origin: b, symbols: [G]}]}\n")
	if err == nil || strings.Count(err.Error(), "unknown origin") != 2 {
		t.Errorf("error %v, want two complaints", err)
	}
}

// What the README shows a user is accepted.
func TestREADME(t *testing.T) {
	src, err := os.ReadFile("../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(src), "```")
	i := slices.IndexFunc(blocks, func(b string) bool { return strings.HasPrefix(b, "yaml\nentrypoints:") })
	if i < 0 {
		t.Fatal("the README shows no file of a user")
	}
	c, err := load(strings.TrimPrefix(blocks[i], "yaml\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Entrypoints) == 0 || len(c.States) == 0 || len(c.Sources) == 0 || len(c.Behaviours) == 0 {
		t.Errorf("a section of the README's file is lost: %+v", c)
	}
}

func TestOrigins(t *testing.T) {
	var all origin.Set
	for _, w := range origins {
		o, ok := origin.Parse(w.text)
		if !ok {
			t.Errorf("package origin does not know %q", w.text)
		}
		if all.Has(o) {
			t.Errorf("%q stands twice", w.text)
		}
		all |= o
	}
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct{ full, imp, id string }{
		{"example.com/m.New", "example.com/m", "New"},
		{"(*example.com/m/v2.T).M", "example.com/m/v2", "(*T).M"},
		{"(net/http.Handler).ServeHTTP", "net/http", "(Handler).ServeHTTP"},
		{"example.com/m.T.Field", "example.com/m", "T.Field"},
	} {
		if imp, id := Split(tt.full); imp != tt.imp || id != tt.id {
			t.Errorf("Split(%s) = %s, %s", tt.full, imp, id)
		}
	}
}
