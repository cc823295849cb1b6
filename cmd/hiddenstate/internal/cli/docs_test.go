package cli_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const docs = "../../../../docs"

// blocks returns the fenced blocks of a language in a document.
func blocks(t *testing.T, name, language string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(docs, name))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		out = append(out, m[1])
	}
	if len(out) == 0 {
		t.Fatalf("%s has no block of %s", name, language)
	}
	return out
}

// The settings and the models in the documentation are accepted, and every key is
// in it.
func TestConfigurationDocs(t *testing.T) {
	yamls := blocks(t, "configuration.md", "yaml")
	dir := t.TempDir()
	writeFiles(t, dir, service)
	writeFiles(t, dir, map[string]string{".hiddenstate.yml": yamls[0], "models.yml": yamls[1]})
	r := run(t, dir, nil, "config")
	if r.status != 0 {
		t.Fatalf("exit status %d\n%s", r.status, r.stderr)
	}
	for line := range strings.Lines(r.stdout) {
		if strings.HasSuffix(line, "default\n") {
			t.Errorf("the documentation's file does not set %s", line)
		}
	}
	if r := run(t, dir, nil, "check"); r.status != 1 || r.stderr != "" {
		t.Errorf("exit status %d\n%s", r.status, r.stderr)
	}
}

// recipe returns the commands in a document of continuous integration, whichever
// service it is for.
func recipe(t *testing.T, text string) []string {
	t.Helper()
	var doc struct {
		Jobs map[string]struct {
			Steps []struct{ Run string }
		}
		Hiddenstate struct{ Script []string }
		Repos       []struct {
			Hooks []struct{ Entry string }
		}
	}
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	out := doc.Hiddenstate.Script
	for _, j := range doc.Jobs {
		for _, s := range j.Steps {
			out = append(out, s.Run)
		}
	}
	for _, r := range doc.Repos {
		for _, h := range r.Hooks {
			out = append(out, h.Entry)
		}
	}
	return out
}

// Every command of the recipes finds what there is to find. What installs the
// program is left out: it is there.
func TestRecipes(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, service)
	var commands []string
	for _, text := range blocks(t, "ci.md", "yaml") {
		commands = append(commands, recipe(t, text)...)
	}
	for _, text := range blocks(t, "ci.md", "make") {
		writeFiles(t, dir, map[string]string{"Makefile": text})
		commands = append(commands, "make hiddenstate")
	}
	for _, text := range blocks(t, "ci.md", "sh") {
		for line := range strings.Lines(text) {
			command, _, _ := strings.Cut(strings.TrimSpace(line), " | ")
			commands = append(commands, command)
		}
	}
	commands = slices.DeleteFunc(commands, func(c string) bool {
		return c == "" || strings.HasPrefix(c, "go install ") || strings.HasPrefix(c, "go get ")
	})
	if len(commands) < 6 {
		t.Errorf("only %d commands: %q", len(commands), commands)
	}
	withTool(t, dir)
	for _, c := range commands {
		cmd := exec.Command("sh", "-c", c)
		cmd.Dir = dir
		cmd.Env = append(environment(), "PATH="+filepath.Dir(tool)+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		switch found := errors.As(err, &exit); {
		case strings.Contains(c, "audit") && !strings.Contains(c, "-fail-on"):
			if err != nil {
				t.Errorf("%s: %v\n%s", c, err, out)
			}
		case !found || !strings.Contains(c, "-o ") && !strings.Contains(string(out), "[session]"):
			t.Errorf("%s: %v\n%s", c, err, out)
		}
	}
	var log struct {
		Runs []struct{ Results []any }
	}
	readJSON(t, filepath.Join(dir, "hiddenstate.sarif"), &log)
	if len(log.Runs) != 1 || len(log.Runs[0].Results) == 0 {
		t.Errorf("nothing for code scanning: %+v", log)
	}
	var quality []any
	readJSON(t, filepath.Join(dir, "gl-code-quality-report.json"), &quality)
	if len(quality) == 0 {
		t.Error("nothing for Code Quality")
	}
}

func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// withTool makes the program a tool of the module in dir, as go get -tool does.
func withTool(t *testing.T, dir string) {
	t.Helper()
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	const path = "github.com/hiddenstate/hiddenstate"
	_, requirements, _ := strings.Cut(string(mod), "\n")
	writeFiles(t, dir, map[string]string{
		"go.mod": "module example.com/service\n" + requirements +
			"\ntool " + path + "/cmd/hiddenstate\n\nrequire " + path + " v0.0.0\n\nreplace " + path + " => " + root + "\n",
		"go.sum": string(sum),
	})
}
