package manifests

import (
	"bytes"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"go.yaml.in/yaml/v3"
)

// readYAML finds the settings of a file of YAML documents. The rest of a file
// from the first document that is none is passed over.
func readYAML(name string, data []byte) []Setting {
	w := &walker{
		file:   name,
		labels: keysOf(func(k *models.ManifestKey) bool { return isLabel(k) }),
		paths:  keysOf(func(k *models.ManifestKey) bool { return !isLabel(k) && isPath(k) }),
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var doc yaml.Node
		if dec.Decode(&doc) != nil || len(doc.Content) == 0 {
			return w.found
		}
		w.kind = field(doc.Content[0], "kind")
		w.walk(doc.Content[0], nil)
	}
}

// isLabel reports whether a key is an annotation or a label, which may stand at
// any depth.
func isLabel(k *models.ManifestKey) bool {
	return !strings.ContainsAny(k.Key, " {([") && (strings.Contains(k.Key, "/") || strings.HasPrefix(k.Key, "traefik.")) && !strings.Contains(k.Files, ".go")
}

// isPath reports whether a key is a dotted path into a document.
func isPath(k *models.ManifestKey) bool {
	return !strings.ContainsAny(strings.ReplaceAll(k.Key, "[]", ""), " /{([:") && strings.Contains(k.Key, ".") &&
		(strings.Contains(k.Files, "kind: ") || strings.Contains(k.Files, ".yaml") || strings.Contains(k.Files, "yaml/"))
}

// A walker goes through one document.
type walker struct {
	file   string
	kind   string // of a Kubernetes object
	labels []models.ManifestKey
	paths  []models.ManifestKey
	found  []Setting
}

func (w *walker) walk(n *yaml.Node, path []string) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			below := append(path[:len(path):len(path)], key.Value)
			w.label(key.Value, value.Value, key.Line)
			w.path(below, value, key.Line)
			w.walk(value, below)
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if name, value, ok := strings.Cut(item.Value, "="); ok && item.Kind == yaml.ScalarNode {
				w.label(name, value, item.Line)
			}
			w.walk(item, path)
		}
	}
}

func (w *walker) label(name, value string, line int) {
	for _, k := range w.labels {
		if matches(k.Key, name) && on(&k, value) {
			w.add(k, value, line)
		}
	}
}

func (w *walker) path(path []string, value *yaml.Node, line int) {
	for _, k := range w.paths {
		want := strings.Split(strings.ReplaceAll(k.Key, "[]", ""), ".")
		if len(path) < len(want) || !w.fits(&k) || !matches(strings.Join(want, "."), strings.Join(path[len(path)-len(want):], ".")) {
			continue
		}
		if value.Kind != yaml.ScalarNode || on(&k, value.Value) {
			w.add(k, value.Value, line)
		}
	}
}

// fits reports whether a key belongs into a document: by its kind, else by the
// name of the file.
func (w *walker) fits(k *models.ManifestKey) bool {
	if !strings.Contains(k.Files, "kind: ") {
		return strings.Contains(k.Files, w.file) || w.kind == "" && strings.Contains(k.Files, "(yaml/")
	}
	return w.kind != "" && strings.Contains(k.Files, w.kind)
}

func (w *walker) add(k models.ManifestKey, value string, line int) {
	w.found = append(w.found, Setting{Platform: k.Platform, Key: k.Key, Value: value, Line: line, Note: k.Note})
}

// field returns the value of a field of a mapping, "" if there is none.
func field(n *yaml.Node, name string) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1].Value
		}
	}
	return ""
}
