package golangci

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models/extra"
	"go.yaml.in/yaml/v3"
)

// section is where the linter's settings stand in golangci-lint's configuration.
var section = [...]string{"linters", "settings", "custom", "hiddenstate", "settings"}

// placed returns the fault as an error with file and line. The first of the files
// that has what is at fault is taken; if none has, the keys have to do.
func (f *fault) placed(files []string) error {
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if filepath.Ext(name) == ".toml" {
			if line := tomlLine(string(text), f.path); line > 0 {
				return fmt.Errorf("%s:%d: %w", short(name), line, f.err)
			}
			continue
		}
		root := new(yaml.Node)
		if yaml.Unmarshal(text, root) != nil || len(root.Content) == 0 {
			continue
		}
		settings, at := find(root.Content[0], root.Content[0], section[:])
		if settings == nil {
			continue
		}
		value, at := find(settings, at, f.path)
		if value == nil {
			continue
		}
		if len(f.path) == 1 && f.path[0] == "models" {
			if _, err := extra.Read(short(name), relined(value)); err != nil {
				return fmt.Errorf("%s", oneLine(err.Error()))
			}
		}
		return fmt.Errorf("%s:%d:%d: %w", short(name), at.Line, at.Column, f.err)
	}
	return fmt.Errorf("%s: %w", strings.Join(section[:], "."), f.err)
}

// find follows keys, and positions in lists, from a node that stands at at. It
// returns what they lead to, nil if there is nothing, and the key that it has.
// Case does not count, as it does not to golangci-lint.
func find(n, at *yaml.Node, path []string) (value, key *yaml.Node) {
	for _, step := range path {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		var next *yaml.Node
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i+1 < len(n.Content) && next == nil; i += 2 {
				if strings.EqualFold(n.Content[i].Value, step) {
					at, next = n.Content[i], n.Content[i+1]
				}
			}
		case yaml.SequenceNode:
			if i, err := strconv.Atoi(step); err == nil && i < len(n.Content) {
				at, next = n.Content[i], n.Content[i]
			}
		}
		if next == nil {
			return nil, nil
		}
		n = next
	}
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n, at
}

// relined returns a node as the text of a file of its own, in which everything
// has the line that it has in the file of the node.
func relined(n *yaml.Node) []byte {
	p := &printer{line: 1}
	p.node(n)
	return []byte(p.String())
}

// A printer writes YAML with braces and brackets, to which indentation is
// nothing.
type printer struct {
	strings.Builder
	line int
}

func (p *printer) node(n *yaml.Node) {
	for ; p.line < n.Line; p.line++ {
		p.WriteByte('\n')
	}
	switch n.Kind {
	case yaml.MappingNode:
		p.list("{", n.Content, "}", func(i int) string { return [...]string{": ", ", "}[i%2] })
	case yaml.SequenceNode:
		p.list("[", n.Content, "]", func(int) string { return ", " })
	case yaml.AliasNode:
		p.node(n.Alias)
	case yaml.ScalarNode:
		if n.Tag == "!!str" {
			p.WriteString(strconv.Quote(n.Value))
		} else {
			p.WriteString(n.Value)
		}
	}
}

func (p *printer) list(open string, items []*yaml.Node, end string, separator func(int) string) {
	p.WriteString(open)
	for i, item := range items {
		p.node(item)
		p.WriteString(separator(i))
	}
	p.WriteString(end)
}

// configurations returns the files that golangci-lint may have read, given its
// arguments: the one that they name, or else those that it looks for, in its
// order.
func configurations(args []string) []string {
	var places []string
	for i, a := range args {
		name, value, given := strings.Cut(a, "=")
		switch {
		case name == "-c" || name == "--config":
			if !given && i+1 < len(args) {
				value = args[i+1]
			}
			return []string{home(value)}
		case strings.HasPrefix(a, "-c") && !strings.HasPrefix(a, "--"):
			return []string{home(a[len("-c"):])}
		case !strings.HasPrefix(a, "-"):
			places = append(places, a) // or the value of a flag: it does no harm
		}
	}
	if len(places) > 0 {
		places = places[1:] // the command
	}
	dirs := []string{"."}
	for _, p := range append(places, ".") {
		dir, err := filepath.Abs(p)
		if err != nil {
			continue
		}
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			dir = filepath.Dir(dir)
		}
		for ; !slices.Contains(dirs, dir); dir = filepath.Dir(dir) {
			dirs = append(dirs, dir)
		}
	}
	if dir, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, dir)
	}
	var files []string
	for _, dir := range dirs {
		for _, ext := range []string{"json", "toml", "yaml", "yml"} {
			files = append(files, filepath.Join(dir, ".golangci."+ext))
		}
	}
	return files
}

// home replaces the tilde that stands for the home folder.
func home(name string) string {
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return name
}

// short returns the name of a file relative to the working directory, if it is
// below.
func short(name string) string {
	wd, err := os.Getwd()
	if err != nil {
		return name
	}
	if rel, err := filepath.Rel(wd, name); err == nil && filepath.IsAbs(name) && filepath.IsLocal(rel) {
		return rel
	}
	return name
}
