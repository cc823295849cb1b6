package nogo

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers"
)

// A workspace is a copy of the sample service, with the facts of its packages.
type workspace struct {
	t          *testing.T
	dir, facts string
}

// copied returns a copy of a module as a workspace.
func copied(t *testing.T, dir string) *workspace {
	t.Helper()
	w := &workspace{t, filepath.Join(t.TempDir(), "module"), t.TempDir()}
	if err := os.CopyFS(w.dir, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return w
}

func build(t *testing.T, config []byte) string {
	t.Helper()
	bin, err := Build(t.TempDir(), config)
	if err != nil {
		t.Fatal(err)
	}
	return bin
}

// factFile returns the file for the facts of a package.
func (w *workspace) factFile(path string) string {
	return filepath.Join(w.facts, strings.ReplaceAll(path, "/", "_"))
}

// check runs nogo over the packages of the module in the order of their imports,
// as Bazel's actions do: each sees the facts of what it imports, and files have
// names relative to the workspace.
func (w *workspace) check(bin string) map[place]string {
	w.t.Helper()
	pkgs, err := List(w.dir, "./...")
	if err != nil {
		w.t.Fatal(err)
	}
	var importcfg strings.Builder
	have := map[string]bool{}
	found := map[place]string{}
	for _, p := range pkgs {
		for from, to := range p.ImportMap {
			fmt.Fprintf(&importcfg, "importmap %s=%s\n", from, to)
		}
		if p.Module != nil && p.Module.Main && len(p.GoFiles) > 0 {
			var srcs []string
			for _, f := range p.GoFiles {
				rel, err := filepath.Rel(w.dir, filepath.Join(p.Dir, f))
				if err != nil {
					w.t.Fatal(err)
				}
				srcs = append(srcs, rel)
			}
			var facts []string
			for _, imp := range p.Imports {
				if have[imp] {
					facts = append(facts, "-fact", imp+"="+w.factFile(imp))
				}
			}
			w.nogo(bin, p.ImportPath, importcfg.String(), append(facts, srcs...), found)
			have[p.ImportPath] = true
		}
		if p.Export != "" {
			fmt.Fprintf(&importcfg, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
	}
	return found
}

// line is a finding as nogo prints it.
var line = regexp.MustCompile(`^(\S+?):(\d+):\d+: (.*) \(([a-z]+)\)$`)

// nogo runs the program on one package and adds what it finds.
func (w *workspace) nogo(bin, path, importcfg string, args []string, found map[place]string) {
	w.t.Helper()
	cfg := filepath.Join(w.t.TempDir(), "importcfg")
	if err := os.WriteFile(cfg, []byte(importcfg), 0o666); err != nil {
		w.t.Fatal(err)
	}
	cmd := exec.Command(bin, append([]string{
		"-p", path, "-importcfg", cfg, "-x", w.factFile(path), "-fix_dir", w.t.TempDir(),
		"-go_version", strings.TrimPrefix(runtime.Version(), "go"),
	}, args...)...)
	cmd.Dir, cmd.Env = w.dir, append(os.Environ(), "GOARCH="+runtime.GOARCH)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	const violation = 3
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != violation) {
		w.t.Fatalf("nogo on %s: %v\n%s", path, err, stderr.Bytes())
	}
	for l := range strings.Lines(stderr.String()) {
		l = strings.TrimSuffix(l, "\n")
		switch m := line.FindStringSubmatch(l); {
		case m != nil:
			p := place{file: filepath.ToSlash(m[1])}
			fmt.Sscan(m[2], &p.line)
			found[p] += m[3] + "\n"
		case !strings.HasSuffix(l, "errors found by nogo during build-time code analysis:"):
			w.t.Errorf("nogo on %s says %q", path, l)
		}
	}
}

// A place is where a finding stands.
type place struct {
	file string
	line int
}

func order(a, b place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }

var hiddenstate string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "nogo-")
	if err != nil {
		panic(err)
	}
	hiddenstate = filepath.Join(dir, "hiddenstate")
	if _, err := goCommand("../..", "build", "-o", hiddenstate, "./cmd/hiddenstate"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status := m.Run()
	os.RemoveAll(dir)
	os.Exit(status)
}

// vet runs hiddenstate vet and returns the messages by place.
func (w *workspace) vet(flags ...string) map[place]string {
	w.t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(hiddenstate, append(append([]string{"vet"}, flags...), "./...")...)
	cmd.Dir, cmd.Stderr = w.dir, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 {
		w.t.Fatalf("hiddenstate vet: %v\n%s", err, stderr.Bytes())
	}
	found := map[place]string{}
	vetLine := regexp.MustCompile(`^(\S+?):(\d+):\d+: ([^\t].*)\n$`)
	for l := range strings.Lines(stderr.String()) {
		if m := vetLine.FindStringSubmatch(l); m != nil {
			p := place{file: filepath.ToSlash(m[1])}
			fmt.Sscan(m[2], &p.line)
			found[p] += m[3] + "\n"
		}
	}
	return found
}

func compare(t *testing.T, got, want map[place]string) {
	t.Helper()
	lines := func(s string) string {
		l := strings.Split(s, "\n")
		slices.Sort(l)
		return strings.Join(l, "\n")
	}
	for _, p := range slices.SortedFunc(maps.Keys(want), order) {
		if lines(got[p]) != lines(want[p]) {
			t.Errorf("%s:%d: %q, want %q", p.file, p.line, got[p], want[p])
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(got), order) {
		if want[p] == "" {
			t.Errorf("%s:%d: %q, want nothing", p.file, p.line, got[p])
		}
	}
}

// nogo says what go vet says, word for word: without module information, without
// facts of the standard library and of other modules.
func TestSameAsVet(t *testing.T) {
	folders := map[string]string{"cases": "../cases", "shop": "../services/shop"}
	bin := build(t, nil)
	for _, name := range []string{"cases", "shop"} {
		w := copied(t, folders[name])
		all, vet := w.check(bin), w.vet()
		if len(vet) < 20 {
			t.Errorf("%d findings in %s", len(vet), name)
		}
		compare(t, all, vet)
		t.Logf("%-5s  lines with findings: go vet %3d, nogo %3d", name, len(vet), len(all))
		if name == "shop" {
			testMore(t, w, bin, all)
		}
	}
}

func testMore(t *testing.T, w *workspace, bin string, all map[place]string) {

	t.Run("facts", func(t *testing.T) { testFacts(t, w) })
	t.Run("suppression", func(t *testing.T) { testSuppression(t, w, bin, all) })
	t.Run("external", func(t *testing.T) { testExternal(t, w, bin) })
}

// A second run writes the same facts, so that Bazel's cache holds.
func testFacts(t *testing.T, w *workspace) {
	read := func() map[string]string {
		out := map[string]string{}
		entries, err := os.ReadDir(w.facts)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			text, err := os.ReadFile(filepath.Join(w.facts, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			out[e.Name()] = string(text)
		}
		return out
	}
	first := read()
	if len(first["example.com_shop_internal_cart"]) == 0 {
		t.Error("the package cart has no facts")
	}
	w.check(build(t, nil))
	if !maps.Equal(first, read()) {
		t.Error("two runs write different facts")
	}
}

// A comment on the line of a finding accepts it, in each form.
func testSuppression(t *testing.T, w *workspace, bin string, all map[place]string) {
	kind := regexp.MustCompile(`\[([a-z]+)\]\n$`)
	forms := []string{"//nolint:KIND // for the test", "//nolint // for the test", "//lint:ignore KIND for the test", "//hiddenstate:allow KIND for the test"}
	want := maps.Clone(all)
	used := map[string]bool{}
	for _, p := range slices.SortedFunc(maps.Keys(all), order) {
		if len(forms) == 0 || used[p.file] || strings.Count(all[p], "\n") > 1 {
			continue
		}
		used[p.file] = true
		path := filepath.Join(w.dir, p.file)
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(src), "\n")
		if strings.Contains(lines[p.line-1], "//") || strings.HasSuffix(lines[p.line-1], "{") {
			continue
		}
		lines[p.line-1] += " " + strings.ReplaceAll(forms[0], "KIND", kind.FindStringSubmatch(all[p])[1])
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
		delete(want, p)
		forms = forms[1:]
	}
	if len(forms) > 0 {
		t.Fatalf("no finding to try %q on", forms)
	}
	compare(t, w.check(bin), want)
}

// Packages of other repositories, which Bazel keeps below external/, are not
// source, though nothing but the folder tells it.
func testExternal(t *testing.T, w *workspace, bin string) {
	const path = "git.example.com/other/counter"
	name := filepath.Join("external", "other", "counter", "counter.go")
	if err := os.MkdirAll(filepath.Join(w.dir, filepath.Dir(name)), 0o777); err != nil {
		t.Fatal(err)
	}
	const src = "package counter\n\nimport \"net/http\"\n\nvar hits = map[string]int{}\n\nfunc Handle(w http.ResponseWriter, r *http.Request) { hits[r.URL.Path]++ }\n"
	if err := os.WriteFile(filepath.Join(w.dir, name), []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	pkgs, err := List(w.dir, "net/http")
	if err != nil {
		t.Fatal(err)
	}
	var importcfg strings.Builder
	for _, p := range pkgs {
		for from, to := range p.ImportMap {
			fmt.Fprintf(&importcfg, "importmap %s=%s\n", from, to)
		}
		if p.Export != "" {
			fmt.Fprintf(&importcfg, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
	}
	found := map[place]string{}
	w.nogo(bin, path, importcfg.String(), []string{name}, found)
	if len(found) > 0 {
		t.Errorf("findings in another repository: %v", found)
	}
	if facts, err := os.ReadFile(w.factFile(path)); err != nil || len(facts) > 0 {
		t.Errorf("facts of another repository: %d bytes, %v", len(facts), err)
	}
	own := filepath.Join("counter", "counter.go")
	if err := os.CopyFS(filepath.Join(w.dir, "counter"), os.DirFS(filepath.Join(w.dir, filepath.Dir(name)))); err != nil {
		t.Fatal(err)
	}
	w.nogo(bin, path, importcfg.String(), []string{own}, found)
	if len(found) != 1 {
		t.Errorf("the same package as one of the workspace: %d findings", len(found))
	}
}

// The settings that hiddenstate config -nogo prints do what they do elsewhere,
// and nogo's own lists of files work beside them.
func TestSettings(t *testing.T) {
	w := copied(t, "../services/shop")
	flags := []string{"-kinds=-session,-globalstate", "-severities=cache=error", "-exclude=internal/httpapi", "-severity=error"}
	config, err := goCommandOf(hiddenstate, w.dir, append([]string{"config", "-nogo"}, flags...)...)
	if err != nil {
		t.Fatal(err)
	}
	want := w.vet(flags...)
	if len(want) == 0 {
		t.Fatal("nothing is left to compare")
	}
	compare(t, w.check(build(t, config)), want)

	config = []byte(`{"localcron": {"exclude_files": {"internal/jobs/": "they are to run everywhere"}}}`)
	got := w.check(build(t, config))
	want = w.vet()
	before := len(want)
	maps.DeleteFunc(want, func(p place, s string) bool {
		return strings.HasPrefix(p.file, "internal/jobs/") && strings.HasSuffix(s, "[localcron]\n")
	})
	if len(want) == before {
		t.Error("there is no localcron below internal/jobs")
	}
	compare(t, got, want)
}

// What the documentation tells to write into BUILD.bazel are all analyzers of the
// suite, and what it tells to write into nogo.json is taken.
func TestDocs(t *testing.T) {
	text, err := os.ReadFile("../../docs/nogo.md")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, m := range regexp.MustCompile(`"@com_github_hiddenstate_hiddenstate//([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
		got = append(got, "github.com/hiddenstate/hiddenstate/"+m[1])
	}
	for _, a := range analyzers.All() {
		want = append(want, importPath(a))
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("BUILD.bazel has\n%q\nwant\n%q", got, want)
	}

	config := regexp.MustCompile("(?ms)^```json\n(.*?)^```$").FindSubmatch(text)
	if config == nil {
		t.Fatal("there is no nogo.json")
	}
	w := copied(t, "../services/shop")
	found := w.check(build(t, config[1]))
	if len(found) < 10 {
		t.Errorf("only %d lines with findings in the sample", len(found))
	}
	compare(t, found, w.vet("-severity=error", "-kinds=-cache", "-severities=localcron=error", "-exclude=internal/mocks,tools"))
}

func goCommandOf(name, dir string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	return cmd.Output()
}
