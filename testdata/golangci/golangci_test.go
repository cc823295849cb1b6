package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// programs are built once for all tests: golangci-lint with the plugin, and
// hiddenstate itself.
var programs struct{ golangci, hiddenstate string }

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "golangci-")
	if err != nil {
		panic(err)
	}
	programs.golangci, programs.hiddenstate = filepath.Join(dir, "golangci-lint"), filepath.Join(dir, "hiddenstate")
	for _, b := range []struct{ dir, bin, pkg string }{
		{".", programs.golangci, "."},
		{"../..", programs.hiddenstate, "./cmd/hiddenstate"},
	} {
		cmd := exec.Command("go", "build", "-o", b.bin, b.pkg)
		cmd.Dir, cmd.Stderr = b.dir, os.Stderr
		if err := cmd.Run(); err != nil {
			fmt.Fprintf(os.Stderr, "building %s: %v\n", b.pkg, err)
			os.Exit(1)
		}
	}
	status := m.Run()
	os.RemoveAll(dir)
	os.Exit(status)
}

// A module is a copy of the sample service, with a cache of its own.
type module struct {
	t          *testing.T
	dir, cache string
	flags      []string
}

// sample returns a copy of the sample service with settings of the linter, YAML
// that begins at its own margin.
func sample(t *testing.T, settings string) *module {
	t.Helper()
	return copied(t, "../services/shop", settings)
}

func copied(t *testing.T, dir, settings string) *module {
	t.Helper()
	m := &module{t: t, dir: filepath.Join(t.TempDir(), "module"), cache: t.TempDir()}
	if err := os.CopyFS(m.dir, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	m.configure(settings)
	return m
}

func (m *module) write(name, text string) {
	m.t.Helper()
	if err := os.WriteFile(filepath.Join(m.dir, name), []byte(text), 0o666); err != nil {
		m.t.Fatal(err)
	}
}

func (m *module) configure(settings string) {
	const head = `version: "2"
linters:
  default: none
  enable: [hiddenstate]
  settings:
    custom:
      hiddenstate:
        type: module
        description: finds state that a service keeps in one instance
        original-url: github.com/hiddenstate/hiddenstate
`
	text := head
	if settings != "" {
		text += "        settings:\n"
		for line := range strings.Lines(settings) {
			text += "          " + line
		}
	}
	m.write(".golangci.yml", text)
}

// A place is where a finding stands.
type place struct {
	file string
	line int
}

// run runs golangci-lint and returns the messages by place.
func (m *module) run() map[place]string {
	m.t.Helper()
	stdout, stderr, status := m.golangci()
	if status > 1 {
		m.t.Fatalf("exit status %d\n%s", status, stderr)
	}
	var out struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename string
				Line     int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(stdout)).Decode(&out); err != nil {
		m.t.Fatalf("%v in %s", err, stdout)
	}
	found := map[place]string{}
	for _, i := range out.Issues {
		if i.FromLinter != "hiddenstate" {
			m.t.Errorf("%s says %s", i.FromLinter, i.Text)
		}
		found[place{i.Pos.Filename, i.Pos.Line}] += i.Text + "\n"
	}
	return found
}

func (m *module) golangci() (stdout, stderr string, status int) {
	m.t.Helper()
	args := []string{"run", "--max-issues-per-linter=0", "--max-same-issues=0", "--uniq-by-line=false",
		"--output.json.path=stdout", "--show-stats=false", "--allow-parallel-runners"}
	cmd := exec.Command(programs.golangci, append(append(args, m.flags...), "./...")...)
	cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "GOLANGCI_LINT_CACHE="+m.cache)
	return m.exec(cmd)
}

func (m *module) exec(cmd *exec.Cmd) (stdout, stderr string, status int) {
	m.t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		if cmd.ProcessState == nil {
			m.t.Fatal(err)
		}
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// vet runs hiddenstate vet and returns the messages by place.
func (m *module) vet(flags ...string) map[place]string {
	m.t.Helper()
	cmd := exec.Command(programs.hiddenstate, append(append([]string{"vet"}, flags...), "./...")...)
	cmd.Dir, cmd.Env = m.dir, append(os.Environ(), "PWD="+m.dir)
	_, stderr, status := m.exec(cmd)
	if status > 1 {
		m.t.Fatalf("hiddenstate vet %s: exit status %d\n%s", strings.Join(flags, " "), status, stderr)
	}
	found := map[place]string{}
	for line := range strings.Lines(stderr) {
		if f := vetLine.FindStringSubmatch(line); f != nil {
			var p place
			p.file = filepath.ToSlash(f[1])
			fmt.Sscan(f[2], &p.line)
			found[p] += f[3] + "\n"
		}
	}
	return found
}

var vetLine = regexp.MustCompile(`^(\S+?):(\d+):\d+: ([^\t].*)\n$`)

func compare(t *testing.T, what string, got, want map[place]string) {
	t.Helper()
	order := func(a, b place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	sortLines := func(s string) string {
		lines := strings.Split(s, "\n")
		slices.Sort(lines)
		return strings.Join(lines, "\n")
	}
	for _, p := range slices.SortedFunc(maps.Keys(want), order) {
		if sortLines(got[p]) != sortLines(want[p]) {
			t.Errorf("%s: %s:%d: %q, want %q", what, p.file, p.line, got[p], want[p])
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(got), order) {
		if want[p] == "" {
			t.Errorf("%s: %s:%d: %q, want nothing", what, p.file, p.line, got[p])
		}
	}
}

// The plugin says what go vet says, word for word, with a cold cache and with a
// warm one.
func TestSameAsVet(t *testing.T) {
	folders := map[string]string{"cases": "../cases", "shop": "../services/shop"}
	for _, name := range []string{"cases", "shop"} {
		m := copied(t, folders[name], "")
		cold, vet := m.run(), m.vet()
		if len(vet) < 20 {
			t.Errorf("%d findings in %s", len(vet), name)
		}
		compare(t, name+", cold", cold, vet)
		compare(t, name+", warm", m.run(), cold)
		t.Logf("%-5s  lines with findings: go vet %3d, golangci-lint %3d", name, len(vet), len(cold))
	}
}

// The cache is warm for the old settings when they change.
func TestSettings(t *testing.T) {
	m := sample(t, "")
	m.write("own.yml", "state: {localid: [{import: github.com/google/uuid, entries: [{role: use, class: local, severity: error, symbols: [NewString]}]}]}")
	all := m.run()
	for _, tt := range []struct {
		settings string
		flags    []string
	}{
		{"kinds: {session: off, localfile: false}", []string{"-kinds=-session,-localfile"}},
		{"kinds: {default: off, session: on, ratelimit: info}\nseverity: info", []string{"-kinds=session,ratelimit", "-severity=info"}},
		{"severity: error\nkinds: {localcron: error}", []string{"-severity=error", "-severities=localcron=error"}},
		{"exclude: [internal/httpapi, 'internal/*/hub.go']", []string{"-exclude=internal/httpapi,internal/*/hub.go"}},
		{"entry: exported\nstrict: true\nseverity: info", []string{"-entry=exported", "-strict", "-severity=info"}},
		{"models: {state: {localid: [{import: github.com/google/uuid, entries: [{role: use, class: local, severity: error, symbols: [NewString]}]}]}}", []string{"-models=own.yml"}},
	} {
		m.configure(tt.settings)
		got := m.run()
		compare(t, tt.settings, got, m.vet(tt.flags...))
		if maps.Equal(got, all) {
			t.Errorf("%s: nothing changed", tt.settings)
		}
	}
	m.configure("")
	compare(t, "back to the first settings", m.run(), all)
}

// A comment on the line of a finding accepts it, in each of the three forms.
func TestSuppression(t *testing.T) {
	m := sample(t, "")
	all := m.run()
	kind := regexp.MustCompile(`\[([a-z]+)\]\n$`)
	forms := []string{
		"//nolint:hiddenstate // for the test",
		"//nolint // for the test",
		"//lint:ignore KIND for the test",
		"//hiddenstate:allow KIND for the test",
	}
	want := maps.Clone(all)
	used := map[string]bool{}
	for _, p := range slices.SortedFunc(maps.Keys(all), func(a, b place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }) {
		if len(forms) == 0 || used[p.file] || strings.Count(all[p], "\n") > 1 {
			continue
		}
		used[p.file] = true
		src, err := os.ReadFile(filepath.Join(m.dir, p.file))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(src), "\n")
		if strings.Contains(lines[p.line-1], "//") {
			continue
		}
		lines[p.line-1] += " " + strings.ReplaceAll(forms[0], "KIND", kind.FindStringSubmatch(all[p])[1])
		m.write(p.file, strings.Join(lines, "\n"))
		delete(want, p)
		forms = forms[1:]
	}
	if len(forms) > 0 {
		t.Fatalf("no finding to try %q on", forms)
	}
	compare(t, "accepted", m.run(), want)
}

// The files in the documentation are taken, and name this plugin.
func TestDocs(t *testing.T) {
	files := documented(t, readFile(t, "../../docs/golangci-lint.md"))
	custom, main := files[".custom-gcl.yml"], readFile(t, "main.go")
	for _, m := range regexp.MustCompile(`(?m)^  import: (.*)$`).FindAllStringSubmatch(custom, -1) {
		if !strings.Contains(main, "_ \""+m[1]+"\"") {
			t.Errorf("the documentation names the plugin %s, which is not this one", m[1])
		}
	}
	if version, _, _ := strings.Cut(strings.TrimPrefix(custom, "version: "), "\n"); !strings.Contains(readFile(t, "go.mod"), "golangci-lint/v2 "+version+"\n") {
		t.Errorf("the documentation has another version of golangci-lint, %s, than the one that is tested", version)
	}

	m := sample(t, "")
	m.write(".golangci.yml", files[".golangci.yml"])
	m.flags = []string{"--enable-only=hiddenstate"}
	found := m.run()
	if len(found) < 20 {
		t.Errorf("only %d lines with findings in the sample", len(found))
	}
	compare(t, "the documentation's settings", found, m.vet("-kinds=-cache", "-severities=localcron=error", "-exclude=internal/mocks"))
}

// What is wrong with the settings is told in one line, with its place, and nothing
// is run. The settings begin in line 12, at column 11.
func TestErrors(t *testing.T) {
	for _, tt := range []struct{ settings, want string }{
		{"severty: error", `.golangci.yml:12:11: unknown setting "severty": want one of kinds, severity`},
		{"severity: fatal", `.golangci.yml:12:11: severity: unknown severity "fatal"`},
		{"severity: error\nstrict: 3", ".golangci.yml:13:11: strict: 3 is not true or false"},
		{"kinds:\n  session: on\n  sesion: off", `.golangci.yml:14:13: kinds: unknown kind "sesion"`},
		{"kinds: {session: loud}", `.golangci.yml:12:19: kinds: session: unknown word "loud"`},
		{"exclude:\n- a\n- ../x", `.golangci.yml:14:13: exclude: "../x" leaves the module`},
		{"entry: all", `.golangci.yml:12:11: entry: unknown word "all"`},
		{"models: {states: [a]}", ".golangci.yml:12: field states not found"},
		{"models:\n  behaviours:\n  - import: m\n    entries:\n    - {io: sned, symbols: [F]}", `.golangci.yml:16: unknown io "sned"`},
	} {
		_, stderr, status := sample(t, tt.settings).golangci()
		first, _, _ := strings.Cut(stderr, "\n")
		if status < 2 || !strings.Contains(first, tt.want) {
			t.Errorf("%s: exit status %d\n%s\nwant %s in the first line", tt.settings, status, stderr, tt.want)
		}
	}

	// The file that the command line names, and the one above the working directory.
	m := sample(t, "severity: fatal")
	const want = `:12:11: severity: unknown severity "fatal"`
	if err := os.Rename(filepath.Join(m.dir, ".golangci.yml"), filepath.Join(m.dir, "own.yml")); err != nil {
		t.Fatal(err)
	}
	m.flags = []string{"--config=own.yml"}
	if _, stderr, status := m.golangci(); status < 2 || !strings.Contains(stderr, "own.yml"+want) {
		t.Errorf("--config: exit status %d\n%s\nwant %s", status, stderr, want)
	}
	m = sample(t, "severity: fatal")
	m.dir = filepath.Join(m.dir, "internal")
	if _, stderr, status := m.golangci(); status < 2 || !strings.Contains(stderr, ".golangci.yml"+want) {
		t.Errorf("from a folder below: exit status %d\n%s\nwant %s", status, stderr, want)
	}
}
