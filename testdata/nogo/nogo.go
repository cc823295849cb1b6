// Package nogo builds Bazel's nogo with the suite in it, without Bazel, and
// drives it as rules_go does.
//
// The program's sources come with the module github.com/bazelbuild/rules_go.
// They import a package that is internal to golang.org/x/tools, so the module
// that they are built in has a path below that.
package nogo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"golang.org/x/tools/go/analysis"
)

// sources are what rules_go compiles into nogo, and what generates its main file.
var (
	sources   = []string{"constants.go", "env.go", "flags.go", "nogo_fix.go", "nogo_goversions_go122.go", "nogo_goversions_go121.go", "nogo_goversions_go118.go", "nogo_main.go", "nogo_version.go", "nolint.go"}
	generator = []string{"constants.go", "env.go", "flags.go", "generate_nogo_main.go"}
)

// Build builds the program with a configuration, nil for none, in a folder that
// is to be empty. It returns the program's path.
func Build(dir string, config []byte) (string, error) {
	rules, err := goCommand(".", "list", "-m", "-f", "{{.Dir}}", "github.com/bazelbuild/rules_go")
	if err != nil {
		return "", err
	}
	builders := filepath.Join(strings.TrimSpace(string(rules)), "go", "tools", "builders")
	for name, files := range map[string][]string{"": sources, "gen": generator} {
		if err := copyFiles(filepath.Join(dir, name), builders, files); err != nil {
			return "", err
		}
	}
	const main = "package main\n\nimport \"log\"\nimport \"os\"\n\nfunc main() {\n\tif err := genNogoMain(os.Args[1:]); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n"
	if err := os.WriteFile(filepath.Join(dir, "gen", "main.go"), []byte(main), 0o666); err != nil {
		return "", err
	}
	if err := module(dir); err != nil {
		return "", err
	}
	args := []string{"run", "./gen", "-output", filepath.Join(dir, "generated.go")}
	if config != nil {
		path := filepath.Join(dir, "config.json")
		if err := os.WriteFile(path, config, 0o666); err != nil {
			return "", err
		}
		args = append(args, "-config", path)
	}
	for _, a := range analyzers.All() {
		args = append(args, "-analyzer_importpath", importPath(a))
	}
	if _, err := goCommand(dir, args...); err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "nogo")
	_, err = goCommand(dir, "build", "-o", bin, ".")
	return bin, err
}

// importPath returns the path of the package whose Analyzer a is.
func importPath(a *analysis.Analyzer) string {
	return strings.TrimPrefix(a.URL, "https://pkg.go.dev/")
}

// module makes dir a module with the requirements of this one.
func module(dir string) error {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		return err
	}
	mod := strings.NewReplacer("module example.com/nogo", "module golang.org/x/tools/nogo", "=> ../..", "=> "+root).Replace(string(text))
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o666); err != nil {
		return err
	}
	return copyFiles(dir, ".", []string{"go.sum"})
}

func copyFiles(to, from string, names []string) error {
	if err := os.MkdirAll(to, 0o777); err != nil {
		return err
	}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), text, 0o666); err != nil {
			return err
		}
	}
	return nil
}

func goCommand(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	return out, nil
}

// A Package is what go list tells of one.
type Package struct {
	ImportPath, Dir, Export string
	GoFiles, Imports        []string
	ImportMap               map[string]string
	Standard                bool
	Module                  *struct{ Main bool }
}

// List returns the packages that the patterns name in dir, after those that they
// import, compiled.
func List(dir string, patterns ...string) ([]*Package, error) {
	out, err := goCommand(dir, append([]string{"list", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles,Imports,ImportMap,Standard,Module"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	var pkgs []*Package
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		p := new(Package)
		if err := dec.Decode(p); err != nil {
			return nil, err
		}
		pkgs = append(pkgs, p)
	}
	return pkgs, nil
}
