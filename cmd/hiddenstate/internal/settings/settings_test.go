package settings

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Name)
	write(t, filepath.Join(dir, "models", "web.yml"), "")
	write(t, path, `# how this service wants to be analysed
severity: error
kinds:
  cache: off
  localcron: error
  session: on
exclude: [internal/mocks, "**/*_gen.go"]
include:
- github.com/acme/platform/...
entry: exported
strict: true
instances: 5
models: models/web.yml
tags: [integration, linux]
`)
	got, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Setting{
		{"severity", "error", path + ":2"},
		{"kinds", "-cache", path + ":3"},
		{"severities", "localcron=error", path + ":3"},
		{"exclude", "internal/mocks,**/*_gen.go", path + ":7"},
		{"include", "github.com/acme/platform/...", path + ":8"},
		{"entry", "exported", path + ":10"},
		{"strict", "true", path + ":11"},
		{"instances", "5", path + ":12"},
		{"models", filepath.Join(dir, "models", "web.yml"), path + ":13"},
		{"tags", "integration,linux", path + ":14"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]string{
		"kinds: {default: off, session: on, cache: warning}":   "kinds=session,cache severities=cache=warning",
		"kinds: {default: on, session: false}":                 "kinds=-session",
		"kinds: {session: true}":                               "",
		"kinds: {session: info, cache: off, globalstate: off}": "kinds=-cache,-globalstate severities=session=info",
	} {
		got, err := parse(Name, []byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		var flags []string
		for _, s := range got {
			flags = append(flags, s.Flag+"="+s.Value)
		}
		if s := strings.Join(flags, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// A file that sets nothing is a file.
func TestEmpty(t *testing.T) {
	for _, text := range []string{"", "# nothing yet\n", "---\n"} {
		if got, err := parse(Name, []byte(text)); err != nil || len(got) > 0 {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"severity: warning\nseverty: error\n", `f.yml:2: unknown setting "severty": want one of kinds, severity`},
		{"severity: fatal", `f.yml:1: severity: unknown severity "fatal": want error, warning or info`},
		{"strict: true\n\nstrict: false\n", "f.yml:3: strict is set twice"},
		{"strict: maybe", `f.yml:1: strict: "maybe" is not true or false`},
		{"kinds:\n  session: on\n  sesion: off\n", `f.yml:3: kinds: unknown kind "sesion"`},
		{"kinds:\n  session: loud\n", `f.yml:2: kinds: session: unknown word "loud"`},
		{"kinds:\n  default: error\n", `f.yml:2: kinds: default: unknown word "error"`},
		{"kinds:\n  session: on\n  session: off\n", "f.yml:"},
		{"kinds: {default: off}", "f.yml:1: kinds: no kind is left on"},
		{"kinds: [session]", "f.yml:1: kinds: want kinds with on, off or a severity"},
		{"exclude: ['../x']", `f.yml:1: exclude: "../x" leaves the module`},
		{"exclude:\n- a\n- '['\n", `f.yml:3: exclude: "[" is not a pattern`},
		{"include: {a: b}", "f.yml:1: include: want a list"},
		{"include: ['a,b']", "f.yml:1: include: want a list of texts without commas"},
		{"include:\n", "f.yml:1: include: want a list"},
		{"instances: 0", `f.yml:1: instances: "0" is not a number of instances`},
		{"instances: few", `f.yml:1: instances: "few" is not a number of instances`},
		{"entry: all", `f.yml:1: entry: unknown word "all"`},
		{"models: [none.yml]", "f.yml:1: models: there is no file none.yml"},
		{"strict: true\n---\nstrict: false\n", "f.yml:2: a second document"},
		{"- severity", "f.yml:1: want settings"},
		{"severity: [", "f.yml:1: "},
		{"a: b\n c: d\n", "f.yml:2: "},
	} {
		_, err := parse("f.yml", []byte(tt.text))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %s", tt.text, err, tt.want)
		}
	}
	if _, err := parse("f.yml", []byte("severity: a\nentry: b\n")); err == nil || strings.Count(err.Error(), "f.yml:") != 2 {
		t.Errorf("error %v, want two complaints", err)
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none.yml")); err == nil || strings.Count(err.Error(), "none.yml") != 1 {
		t.Errorf("error %v, want the file's name once", err)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, Name), "")
	write(t, filepath.Join(root, "bare", "go.mod"), "module m\n")
	write(t, filepath.Join(root, "bare", "sub", "a.go"), "package sub\n")
	write(t, filepath.Join(root, "set", "go.mod"), "module m\n")
	write(t, filepath.Join(root, "set", Name), "")
	write(t, filepath.Join(root, "set", "sub", "a.go"), "package sub\n")
	write(t, filepath.Join(root, "set", "own", Name), "")
	write(t, filepath.Join(root, "wrong", "go.mod"), "module m\n")
	write(t, filepath.Join(root, "wrong", ".hiddenstate.yaml"), "")
	for dir, want := range map[string]string{
		".":        Name,
		"bare":     "", // the module's root is the last place
		"bare/sub": "",
		"set":      "set/" + Name,
		"set/sub":  "set/" + Name,
		"set/own":  "set/own/" + Name,
	} {
		got, err := Find(filepath.Join(root, dir))
		if want != "" {
			want = filepath.Join(root, want)
		}
		if err != nil || got != want {
			t.Errorf("Find(%s) = %q, %v, want %q", dir, got, err, want)
		}
	}
	if _, err := Find(filepath.Join(root, "wrong")); err == nil || !strings.Contains(err.Error(), "the name is "+Name) {
		t.Errorf("a misnamed file: error %v", err)
	}
}
