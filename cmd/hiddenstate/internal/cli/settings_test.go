package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// service is a module with one handler that keeps state of three kinds.
var service = map[string]string{
	"go.mod": "module example.com/service\n\ngo 1.26.0\n",
	"main.go": `package main

import (
	"crypto/rand"
	"io"
	"net/http"
	"sync"

	"example.com/service/notes"
)

var (
	mu       sync.Mutex
	sessions = map[string]string{}
)

func login(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	mu.Lock()
	sessions[id] = r.FormValue("user")
	mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id})
}

func account(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	mu.Lock()
	user := sessions[c.Value]
	mu.Unlock()
	io.WriteString(w, user)
}

func main() {
	http.HandleFunc("POST /login", login)
	http.HandleFunc("GET /account", account)
	http.HandleFunc("POST /notes", notes.Add)
	http.HandleFunc("GET /notes", notes.List)
	http.ListenAndServe(":8080", nil)
}
`,
	"notes/notes.go": `package notes

import (
	"encoding/json"
	"net/http"
	"sync"
)

var (
	mu      sync.Mutex
	byTitle = map[string]string{}
)

func Add(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	byTitle[r.FormValue("title")] = r.FormValue("text")
}

func List(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	json.NewEncoder(w).Encode(byTitle)
}
`,
}

func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSettingsFile(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, service)
	settings := func(text string) { writeFiles(t, dir, map[string]string{".hiddenstate.yml": text}) }
	for _, tt := range []struct {
		name, settings string
		args           []string
		want, not      string // parts of standard output
		status         int
	}{
		{"none", "", nil, "[globalstate]", "nothing", 1},
		{"kind off", "kinds: {globalstate: off}", nil, "[session]", "[globalstate]", 1},
		{"flag wins", "kinds: {globalstate: off}", []string{"-kinds=globalstate"}, "[globalstate]", "[session]", 1},
		{"file excluded", "exclude: [notes]", nil, "main.go", "notes.go", 1},
		{"flag wins over the file's patterns", "exclude: ['**/*.go']", []string{"-exclude=notes"}, "main.go", "notes.go", 1},
		{"all excluded", "exclude: ['**/*.go']", nil, "", ".go", 0},
		{"severity of a kind", "kinds: {globalstate: info, session: info}", nil, "", "[", 0},
		{"least severity", "severity: info\nkinds: {globalstate: info}", nil, "[globalstate]", "nothing", 1},
		{"no settings wanted", "kinds: {globalstate: off}", []string{"-config=none"}, "[globalstate]", "nothing", 1},
		{"below the root", "kinds: {globalstate: off}", []string{"-C", "notes"}, "", "[globalstate]", 0},
	} {
		settings(tt.settings)
		r := run(t, dir, nil, append([]string{"check"}, tt.args...)...)
		if r.status != tt.status || !strings.Contains(r.stdout, tt.want) || strings.Contains(r.stdout, tt.not) {
			t.Errorf("%s: exit status %d, want %d\n%s%s", tt.name, r.status, tt.status, r.stdout, r.stderr)
		}
	}
}

// An audit shows what the settings keep from the checks, and who said so.
func TestAuditShowsExcluded(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, service)
	writeFiles(t, dir, map[string]string{".hiddenstate.yml": "severity: error\n\nexclude: [notes]\ninstances: 7\n"})
	r := run(t, dir, nil, "audit", "-format=json", "./...")
	if r.status != 0 {
		t.Fatalf("exit status %d\n%s", r.status, r.stderr)
	}
	for _, want := range []string{`"reason": "excluded by the pattern notes"`, `"file": ".hiddenstate.yml"`, `"line": 3`, `"instances": 7`} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("the report has no %s", want)
		}
	}
}

// What is wrong with settings or models is told with file and line, and nothing
// is analysed.
func TestSettingsErrors(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		args  []string
		want  string
	}{
		{"unknown key", map[string]string{".hiddenstate.yml": "severity: error\nkind: {}\n"}, nil, `.hiddenstate.yml:2: unknown setting "kind"`},
		{"unknown kind", map[string]string{".hiddenstate.yml": "kinds:\n  sesion: off\n"}, nil, `.hiddenstate.yml:2: kinds: unknown kind "sesion"`},
		{"broken YAML", map[string]string{".hiddenstate.yml": "kinds: [\n"}, nil, `.hiddenstate.yml:`},
		{"misnamed", map[string]string{".hiddenstate.yaml": ""}, nil, `is not read: the name is .hiddenstate.yml`},
		{"no such file of settings", nil, []string{"-config=none.yml"}, `none.yml: no such file`},
		{"unknown key of JSON", map[string]string{".hiddenstate.yml": "{\n\"severity\": \"error\",\n\"severty\": \"error\"}\n"}, nil, `.hiddenstate.yml:3: unknown setting "severty"`},
		{"wrong type", map[string]string{".hiddenstate.yml": "\nstrict: 3\n"}, nil, `.hiddenstate.yml:2: strict: "3" is not true or false`},
		{"wrong type of a list", map[string]string{".hiddenstate.yml": "exclude:\n- {a: b}\n"}, nil, `.hiddenstate.yml:2: exclude: want a list of texts`},
		{"broken models", map[string]string{".hiddenstate.yml": "models: m.yml\n", "m.yml": "state:\n  session: [\n"}, nil, `m.yml:`},
		{"wrong type in models", map[string]string{".hiddenstate.yml": "models: m.yml\n", "m.yml": "behaviours:\n- import: m\n  entries: 3\n"}, nil, `m.yml:3: cannot unmarshal`},
		{"missing models", map[string]string{".hiddenstate.yml": "\nmodels: m.yml\n"}, nil, `.hiddenstate.yml:2: models: there is no file`},
		{"wrong models", map[string]string{".hiddenstate.yml": "models: m.yml\n", "m.yml": "state:\n  session:\n  - import: m\n    entries:\n    - {role: use, klass: local}\n"}, nil, `m.yml:5: field klass not found`},
		{"unknown kind in a flag", nil, []string{"-kinds=sesion"}, `-kinds: unknown kind "sesion"`},
		{"no kind left", nil, []string{"-kinds=session,-session"}, `-kinds: no kind is left`},
		{"wrong pattern in a flag", nil, []string{"-exclude=../x"}, `-exclude: "../x" leaves the module`},
		{"severity of no kind", nil, []string{"-severities=all=error"}, `-severities: unknown kind "all"`},
		{"no such models", nil, []string{"-models=none.yml"}, `-models: open none.yml`},
	} {
		dir := t.TempDir()
		writeFiles(t, dir, service)
		writeFiles(t, dir, tt.files)
		for _, command := range []string{"check", "audit", "vet", "config"} {
			r := run(t, dir, nil, append([]string{command}, tt.args...)...)
			if r.status != 2 || r.stdout != "" || !strings.HasPrefix(r.stderr, "hiddenstate: ") || !strings.Contains(r.stderr, tt.want) || strings.Count(r.stderr, "\n") != 1 {
				t.Errorf("%s, %s: exit status %d\n%s%s\nwant %s", tt.name, command, r.status, r.stdout, r.stderr, tt.want)
			}
		}
	}
}

// go vet starts the program for every package. A flag that is wrong is told once,
// and a later run over a part of the packages is told it again.
func TestFlagErrors(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, service)
	for _, tt := range []struct{ flag, want string }{
		{"kinds=sesion", `hiddenstate: -hiddenstate.kinds: unknown kind "sesion"; hiddenstate kinds lists them`},
		{"severity=fatal", `hiddenstate: -hiddenstate.severity: unknown severity "fatal": want error, warning or info`},
		{"severities=cache", `hiddenstate: -hiddenstate.severities: "cache" is not of the form KIND=SEVERITY`},
		{"exclude=a,../x", `hiddenstate: -hiddenstate.exclude: "../x" leaves the module: patterns are relative to the module's root`},
		{"entry=all", `hiddenstate: -hiddenstate.entry: unknown word "all": want exported`},
		{"models=m.yml", `hiddenstate: -hiddenstate.models: the value was not made by this version of hiddenstate: make it again with hiddenstate config -flags`},
		{"strict=maybe", `invalid boolean value "maybe" for -hiddenstate.strict: parse error`}, // the go command's own words
		{"severty=error", `flag provided but not defined: -hiddenstate.severty`},
	} {
		for _, packages := range []string{"./...", "./notes"} {
			cmd := exec.Command("go", "vet", "-vettool="+tool, "-hiddenstate."+tt.flag, packages)
			cmd.Dir, cmd.Env = dir, environment()
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			var told []string
			for line := range strings.Lines(string(out)) {
				if strings.Contains(line, "hiddenstate: ") || strings.HasPrefix(line, "invalid ") || strings.HasPrefix(line, "flag ") {
					told = append(told, strings.TrimSpace(line))
				}
			}
			if !errors.As(err, &exit) || len(told) != 1 || told[0] != tt.want || strings.Contains(string(out), "prerequisites") {
				t.Errorf("%s %s: %v\n%swant one line, %s", tt.flag, packages, err, out, tt.want)
			}
		}
	}
}

func TestConfig(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, map[string]string{
		"go.mod":           "module m\n",
		".hiddenstate.yml": "kinds: {cache: off, localcron: error}\ninclude: [github.com/acme/platform]\nmodels: m.yml\ninstances: 5\n",
		"m.yml":            "state:\n  session:\n  - import: git.example.com/s\n    entries:\n    - {role: use, class: external, symbols: [Put]}\n",
	})
	r := run(t, dir, nil, "config", "-include=git.example.com/lib")
	if r.status != 0 {
		t.Fatalf("exit status %d\n%s", r.status, r.stderr)
	}
	want := []string{
		"kinds -cache .hiddenstate.yml:1",
		"severities localcron=error .hiddenstate.yml:1",
		"severity warning default",
		"strict false default",
		"exclude - default",
		"include git.example.com/lib flag -include",
		"entry - default",
		"tags - default",
		"models m.yml .hiddenstate.yml:3",
		"instances 5 .hiddenstate.yml:4",
	}
	for i, line := range strings.Split(strings.TrimSpace(r.stdout), "\n") {
		if got := strings.Join(strings.Fields(line), " "); i >= len(want) || got != want[i] {
			t.Errorf("line %d: %s, want %s", i+1, got, want[min(i, len(want)-1)])
		}
	}

	const models = `1:{"States":[{"Class":5,"ID":"git.example.com/s.Put","Kind":"session","Role":1}]}`
	r = run(t, dir, nil, "config", "-flags")
	if want := "-hiddenstate.include=github.com/acme/platform\n-hiddenstate.kinds=-cache\n-hiddenstate.severities=localcron=error\n-hiddenstate.models=" + models + "\n"; r.stdout != want {
		t.Errorf("got  %s\nwant %s", r.stdout, want)
	}
	r = run(t, dir, nil, "config", "-config=none", "-nogo", "-strict")
	if want := `{ "hiddenstate": { "analyzer_flags": { "strict": "true" } } }`; strings.Join(strings.Fields(r.stdout), " ") != want {
		t.Errorf("got %s, want %s", r.stdout, want)
	}
	if r = run(t, dir, nil, "config", "./..."); r.status != 2 || !strings.Contains(r.stderr, "takes no packages") {
		t.Errorf("exit status %d\n%s", r.status, r.stderr)
	}
}

// A change of the settings between two runs, and nothing else, changes the
// answer, though the go command keeps the results of the first.
func TestVet(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, service)
	finding := regexp.MustCompile(`\[[a-z]+\]\n`)
	for _, tt := range []struct {
		files  map[string]string
		args   []string
		kinds  []string // of the findings
		status int
	}{
		{nil, nil, []string{"session", "globalstate"}, 1},
		{nil, nil, []string{"session", "globalstate"}, 1}, // cached
		{map[string]string{".hiddenstate.yml": "kinds: {globalstate: off}"}, nil, []string{"session"}, 1},
		{map[string]string{".hiddenstate.yml": "kinds: {session: info}"}, nil, []string{"globalstate"}, 1},
		{map[string]string{".hiddenstate.yml": "exclude: [notes, main.go]"}, nil, nil, 0},
		{map[string]string{".hiddenstate.yml": "exclude: [notes, main.go]"}, []string{"-exclude=notes"}, []string{"session"}, 1},
		{map[string]string{".hiddenstate.yml": "models: m.yml", "m.yml": "state: {}"}, nil, []string{"session", "globalstate"}, 1},
		{map[string]string{"m.yml": makesNumbers}, nil, []string{"session", "globalstate", "localid"}, 1},
		{map[string]string{"broken.go": "package main\n\nvar x int = \"\"\n"}, nil, nil, 2},
		{nil, []string{"-allow-errors"}, []string{"globalstate"}, 1},
		{nil, []string{"-allow-errors", "-exclude=notes"}, nil, 0},
	} {
		writeFiles(t, dir, tt.files)
		r := run(t, dir, nil, append([]string{"vet"}, tt.args...)...)
		if r.status != tt.status || tt.status < 2 && len(finding.FindAllString(r.stderr, -1)) != len(tt.kinds) {
			t.Errorf("%v, %v: exit status %d, want %d with findings of %v\n%s", tt.files, tt.args, r.status, tt.status, tt.kinds, r.stderr)
		}
		for _, k := range tt.kinds {
			if !strings.Contains(r.stderr, "["+k+"]\n") {
				t.Errorf("%v, %v: no %s\n%s", tt.files, tt.args, k, r.stderr)
			}
		}
	}
}

// What is excluded is the state that is declared in a file, wherever a driver
// reports it: go vet reports at the call in another package, or at the binding.
func TestExcludeDeclarations(t *testing.T) {
	dir, err := filepath.Abs("../../../../testdata/services/shop")
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"check", "vet"} {
		all := run(t, dir, nil, command)
		some := run(t, dir, nil, command, "-exclude=internal/cart,internal/auth")
		for _, cell := range []string{"MemoryStore.carts keeps", "Manager.sessions keeps", "TokenIssuer.key holds"} {
			if !strings.Contains(all.stdout+all.stderr, cell) {
				t.Errorf("%s does not say that %s", command, cell)
			}
			if strings.Contains(some.stdout+some.stderr, cell) {
				t.Errorf("%s says that %s, though its file is excluded", command, cell)
			}
		}
		if some.status != 1 || !strings.Contains(some.stdout+some.stderr, "Hub.clients keeps") {
			t.Errorf("%s: exit status %d\n%s%s", command, some.status, some.stdout, some.stderr)
		}
	}
}

// makesNumbers says that a function of the standard library makes sequence
// numbers in this process, which it does not: what matters is that it is heard.
const makesNumbers = `state:
  localid:
  - import: net/http
    entries:
    - {role: use, class: local, severity: error, note: counts in this process, symbols: [SetCookie]}
`
