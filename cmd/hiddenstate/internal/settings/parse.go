package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"go.yaml.in/yaml/v3"
)

// A parser reads one file.
type parser struct {
	path string
	out  []Setting
	errs []error
}

// A key is one that a file may have, with what reads its value.
type key struct {
	name string
	read func(p *parser, key, value *yaml.Node)
}

var keys = [...]key{
	{"kinds", (*parser).kinds},
	{"severity", (*parser).severity},
	{"strict", (*parser).truth},
	{"exclude", (*parser).exclude},
	{"include", (*parser).list},
	{"entry", (*parser).entry},
	{"tags", (*parser).list},
	{"models", (*parser).models},
	{"instances", (*parser).instances},
}

// Keys returns the keys that a file may have.
func Keys() []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.name
	}
	return out
}

func parse(path string, text []byte) ([]Setting, error) {
	p := &parser{path: path}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	for n := 0; ; n++ {
		root := new(yaml.Node)
		err := dec.Decode(root)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, syntax(path, err)
		}
		if n > 0 {
			p.errorf(root, "a second document: the settings are one")
			break
		}
		p.file(root.Content[0])
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	return p.out, nil
}

// syntax renders an error of the YAML parser, "yaml: line 3: ...", as file:line.
func syntax(path string, err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	if line, rest, ok := strings.Cut(strings.TrimPrefix(msg, "line "), ": "); ok && strings.HasPrefix(msg, "line ") {
		return fmt.Errorf("%s:%s: %s", path, line, rest)
	}
	return fmt.Errorf("%s: %s", path, msg)
}

func (p *parser) file(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return // nothing but comments
	}
	if n.Kind != yaml.MappingNode {
		p.errorf(n, "want settings, one a line: severity: warning")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.AliasNode {
			value = value.Alias
		}
		k := slices.IndexFunc(keys[:], func(k key) bool { return k.name == name.Value })
		switch {
		case k < 0:
			p.errorf(name, "unknown setting %q: want one of %s", name.Value, strings.Join(Keys(), ", "))
		case seen[name.Value]:
			p.errorf(name, "%s is set twice", name.Value)
		default:
			seen[name.Value] = true
			keys[k].read(p, name, value)
		}
	}
}

func (p *parser) errorf(n *yaml.Node, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d: %s", p.path, n.Line, fmt.Sprintf(format, args...)))
}

func (p *parser) set(n *yaml.Node, flag, value string) {
	p.out = append(p.out, Setting{Flag: flag, Value: value, From: fmt.Sprintf("%s:%d", p.path, n.Line)})
}

// kinds reads a mapping of kinds to on, off or a severity.
func (p *parser) kinds(key, n *yaml.Node) {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		p.errorf(n, "kinds: want kinds with on, off or a severity: {cache: off, localcron: error}")
		return
	}
	words := map[string]string{}
	wrong := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, word := n.Content[i].Value, n.Content[i+1].Value
		if n.Content[i+1].Tag == "!!bool" {
			word = map[bool]string{true: "on", false: "off"}[strings.EqualFold(word, "true")]
		}
		if err := config.CheckKindWord(name, word); err != nil {
			p.errorf(n.Content[i], "kinds: %v", err)
			wrong = true
		} else if words[name] != "" {
			p.errorf(n.Content[i], "kinds: %s is set twice", name)
			wrong = true
		}
		words[name] = word
	}
	if wrong {
		return
	}
	kinds, severities, err := config.KindFlags(words)
	if err != nil {
		p.errorf(key, "kinds: %v", err)
		return
	}
	if kinds != "" {
		p.set(key, "kinds", kinds)
	}
	if severities != "" {
		p.set(key, "severities", severities)
	}
}

func (p *parser) severity(key, n *yaml.Node) {
	if err := config.CheckSeverity(n.Value); err != nil {
		p.errorf(n, "severity: %v", err)
		return
	}
	p.set(key, "severity", n.Value)
}

func (p *parser) entry(key, n *yaml.Node) {
	if n.Value != "exported" {
		p.errorf(n, "entry: unknown word %q: want exported", n.Value)
		return
	}
	p.set(key, "entry", n.Value)
}

func (p *parser) truth(key, n *yaml.Node) {
	if n.Tag != "!!bool" {
		p.errorf(n, "%s: %q is not true or false", key.Value, n.Value)
		return
	}
	p.set(key, key.Value, strings.ToLower(n.Value))
}

func (p *parser) instances(key, n *yaml.Node) {
	if v, err := strconv.Atoi(n.Value); err != nil || v < 1 {
		p.errorf(n, "instances: %q is not a number of instances", n.Value)
		return
	}
	p.set(key, "instances", n.Value)
}

// strings returns the texts of a list, or of a single text, and whether it is one.
func (p *parser) strings(key, n *yaml.Node) ([]*yaml.Node, bool) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	for _, item := range items {
		if item.Kind != yaml.ScalarNode || item.Tag == "!!null" || item.Value == "" || strings.Contains(item.Value, ",") {
			p.errorf(item, "%s: want a list of texts without commas", key.Value)
			return nil, false
		}
	}
	return items, len(items) > 0
}

func (p *parser) list(key, n *yaml.Node) {
	if items, ok := p.strings(key, n); ok {
		p.set(key, key.Value, join(items, func(s string) string { return s }))
	}
}

func (p *parser) exclude(key, n *yaml.Node) {
	items, ok := p.strings(key, n)
	if !ok {
		return
	}
	for _, item := range items {
		if err := config.CheckPattern(item.Value); err != nil {
			p.errorf(item, "exclude: %v", err)
		}
	}
	p.set(key, "exclude", join(items, func(s string) string { return s }))
}

// models reads the names of files with library knowledge, which are relative to
// the folder of the settings.
func (p *parser) models(key, n *yaml.Node) {
	items, ok := p.strings(key, n)
	if !ok {
		return
	}
	name := func(s string) string {
		if filepath.IsAbs(s) {
			return s
		}
		return filepath.Join(filepath.Dir(p.path), filepath.FromSlash(s))
	}
	for _, item := range items {
		if !is(name(item.Value)) {
			p.errorf(item, "models: there is no file %s", name(item.Value))
		}
	}
	p.set(key, "models", join(items, name))
}

func join(items []*yaml.Node, f func(string) string) string {
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = f(item.Value)
	}
	return strings.Join(out, ",")
}
