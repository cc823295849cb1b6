package extra

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/models/internal/catalogue"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Reading the embedded data as a user's yields what the generator made of it, so
// every word means the same in both.
func TestSameAsGenerated(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	e := convert(c)
	embedded := models.NewTable(nil)
	check := func(id, major string, mine any, theirs func(*models.Model) any) {
		t.Helper()
		m := embedded.Named(id, major)
		if m == nil {
			t.Errorf("%s %s: not in the embedded table", id, major)
			return
		}
		list := reflect.ValueOf(theirs(m))
		for i := range list.Len() {
			if reflect.DeepEqual(list.Index(i).Elem().Interface(), mine) {
				return
			}
		}
		t.Errorf("%s: %+v is not among the embedded %+v", id, mine, theirs(m))
	}
	for _, r := range e.Registrations {
		check(r.ID, r.Major, r, func(m *models.Model) any { return m.Registrations })
	}
	for _, r := range e.States {
		check(r.ID, r.Major, r, func(m *models.Model) any { return m.States })
	}
	for _, r := range e.Sources {
		check(r.ID, r.Major, r, func(m *models.Model) any { return m.Sources })
	}
	for _, r := range e.Behaviours {
		check(r.ID, r.Major, r, func(m *models.Model) any { return m.Behaviours })
	}
	if len(e.Registrations) < 100 || len(e.States) < 100 || len(e.Sources) < 100 || len(e.Behaviours) < 100 {
		t.Error("the data is not read as a whole")
	}
}

// The encoded form is kept in configurations that outlive a version of the
// program. If this test fails because a constant has another number or a field
// another name, change the version in models, and then update.
func TestEncode(t *testing.T) {
	e, err := Files([]string{"testdata/all.yml"})
	if err != nil {
		t.Fatal(err)
	}
	got := e.Encode()
	golden := filepath.Join("testdata", "all.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.TrimSpace(string(want)) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	back, err := models.DecodeExtra(got)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, e) {
		t.Errorf("decoding yields\n%+v\nwant\n%+v", back, e)
	}
	if strings.ContainsAny(got, "\n\x00") {
		t.Error("the value of a flag is one line")
	}
}

func TestDecodeErrors(t *testing.T) {
	for in, want := range map[string]string{
		"{}":      "not made by this version",
		"0:{}":    "not made by this version",
		"1:{":     "damaged",
		"1:[1,2]": "damaged",
	} {
		if _, err := models.DecodeExtra(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", in, err, want)
		}
	}
	if e, err := models.DecodeExtra(""); e != nil || err != nil {
		t.Errorf("no value: %v, %v", e, err)
	}
}

// The order of files and of entries in them makes no difference to the value.
func TestDeterministic(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yml"), filepath.Join(dir, "b.yml")
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write(a, "state:\n  cache:\n  - {import: example.com/m, entries: [{role: use, class: local, severity: info, symbols: [G, F]}]}\n")
	write(b, "state:\n  session:\n  - {import: example.com/m, entries: [{role: use, class: external, symbols: [F]}]}\n")
	ab, err1 := Files([]string{a, b})
	ba, err2 := Files([]string{b, a, a})
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	if x, y := ab.Encode(), ba.Encode(); x != y {
		t.Errorf("two orders, two values:\n%s\n%s", x, y)
	}
	if len(ab.States) != 3 {
		t.Errorf("%d states, want 3", len(ab.States))
	}
}

// Everything that is wrong with a file is told with file and line.
func TestErrors(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"syntax", "state:\n  session: [\n", "m.yml:"},
		{"unknown section", "\nstates: {}\n", "m.yml:2: field states not found"},
		{"section of the platform", "types:\n- {import: m, entries: []}\n", "m.yml:1: field types not found"},
		{"unknown kind", "state:\n  sesion:\n  - {import: m, entries: []}\n", `m.yml:2: unknown kind "sesion"`},
		{"unknown key", "behaviours:\n- import: m\n  entrys: []\n", "m.yml:3: field entrys not found"},
		{"unknown word", "behaviours:\n- import: m\n  entries:\n  - {io: sned, symbols: [F]}\n", `m.yml:4: unknown io "sned"`},
		{"no import", "sources:\n- entries: []\n", "m.yml:2: a package without import"},
		{"no symbols", "sources:\n- import: m\n  entries:\n  - {origin: cookie, symbols: [F]}\n  - {origin: cookie}\n", "m.yml:5: m: an entry without symbols"},
		{"no framework", "entrypoints:\n- import: m\n  entries: [{form: register, symbols: [F]}]\n", "m.yml:3: m: a package of entry points needs a framework"},
		{"unknown key of a symbol", "sources:\n- import: m\n  entries:\n  - {origin: cookie, symbols: [{id: F, sigg: x}]}\n", "m.yml:4: field sigg not found"},
		{"not an index", "entrypoints:\n- import: m\n  framework: f\n  entries: [{form: register, handler: one, symbols: [F]}]\n", `m.yml:4: "one" is not a parameter index`},
	} {
		if _, err := Read("m.yml", []byte(tt.text)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
	if _, err := Files([]string{"testdata/none.yml"}); err == nil || !strings.Contains(err.Error(), "testdata/none.yml") {
		t.Errorf("no such file: error %v", err)
	}
}

// An option that an unless names is known, as in the embedded tables.
func TestOptions(t *testing.T) {
	e, err := Read("m.yml", []byte("state:\n  session:\n  - {import: m, entries: [{role: constructor, class: conditional, severity: error, unless: [{symbol: WithRedis}], symbols: [New]}]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := models.NewTable(e).Named("m.WithRedis", "")
	if s := m.State("session", models.Option); s == nil || s.Class != models.External {
		t.Errorf("WithRedis is %+v", m)
	}
}

func TestEmpty(t *testing.T) {
	e, err := Read("m.yml", nil)
	if err != nil || e.Encode() != "" {
		t.Errorf("an empty file yields %v, %v", e, err)
	}
	if e, err := Files(nil); e != nil || err != nil {
		t.Errorf("no files yield %v, %v", e, err)
	}
}

// Nothing that go vet starts for every package reads YAML.
func TestAnalyzersReadNoYAML(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "github.com/hiddenstate/hiddenstate/analyzers").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.Lines(string(out)) {
		if strings.Contains(path, "yaml") || strings.Contains(path, "models/extra") {
			t.Errorf("the analyzers import %s", path)
		}
	}
}
