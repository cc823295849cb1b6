package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Whoever follows the README, and the page that it leads to, makes a golangci-lint
// with the linter by golangci-lint's own command and gets findings on the sample.
// What comes from elsewhere comes from here: the sources of golangci-lint from the
// module cache and not from GitHub, those of the linter from this checkout and not
// from a released version.
func TestCustom(t *testing.T) {
	readme, page := readFile(t, "../../README.md"), readFile(t, "../../docs/golangci-lint.md")
	m := sample(t, "")
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range documented(t, page) {
		m.write(name, strings.ReplaceAll(text, "  version: latest\n", "  path: "+root+"\n"))
	}
	env := append(os.Environ(), "HOME="+homeWithSources(t), "PATH="+filepath.Dir(programs.golangci)+string(os.PathListSeparator)+os.Getenv("PATH"))
	for _, name := range []string{"GOPATH", "GOCACHE", "GOMODCACHE"} {
		env = append(env, name+"="+goOutput(t, "env", name))
	}
	var out string
	for _, command := range []string{"golangci-lint custom", "./custom-gcl run ./..."} {
		if !strings.Contains(readme, "`"+command+"`") {
			t.Errorf("the README does not say %s", command)
		}
		if !slices.ContainsFunc(strings.Split(page, "\n"), func(l string) bool { l, _, _ = strings.Cut(l, " #"); return strings.TrimSpace(l) == command }) {
			t.Errorf("the page does not say %s", command)
		}
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir, cmd.Env = m.dir, env
		stdout, stderr, status := m.exec(cmd)
		if status > 1 || status == 1 && command == "golangci-lint custom" {
			t.Fatalf("%s: exit status %d\n%s%s", command, status, stdout, stderr)
		}
		out = stdout
	}
	if n := strings.Count(out, "] (hiddenstate)\n"); n < 20 || !strings.Contains(out, "Manager.sessions keeps ") {
		t.Errorf("%d findings in\n%s", n, out)
	}
}

// homeWithSources returns a home folder in which git takes golangci-lint's
// repository from a folder with the sources that the module cache has.
func homeWithSources(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	repo := filepath.Join(home, "golangci-lint.git")
	const module = "github.com/golangci/golangci-lint/v2"
	if err := os.CopyFS(repo, os.DirFS(goOutput(t, "list", "-m", "-f", "{{.Dir}}", module))); err != nil {
		t.Fatal(err)
	}
	config := "[url \"file://" + home + "/\"]\n\tinsteadOf = https://github.com/golangci/\n[user]\n\tname = test\n\temail = test@example.com\n"
	if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte(config), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "-A", "-f"}, {"commit", "-q", "-m", "sources"},
		{"tag", goOutput(t, "list", "-m", "-f", "{{.Version}}", module)},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env = repo, append(os.Environ(), "HOME="+home)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	return home
}

// documented returns the files that a page shows, by name.
func documented(t *testing.T, page string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, m := range regexp.MustCompile("(?ms)^`(\\.[^`\n]+)`[^\n]*:\n\n```yaml\n(.*?)^```$").FindAllStringSubmatch(page, -1) {
		files[m[1]] = m[2]
	}
	if files[".custom-gcl.yml"] == "" || files[".golangci.yml"] == "" || len(files) != 2 {
		t.Fatalf("the documentation has the files %q", files)
	}
	return files
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func goOutput(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}
