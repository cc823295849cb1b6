package catalogue

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A source is one file, and its nodes for the sake of their lines.
type source struct {
	*File
	root *yaml.Node
}

// A place is a list in a file: the keys and indices that lead to it.
type place struct {
	file string
	path []any
}

// decode reads the text of a file into v, strictly, and returns its nodes.
func decode(name string, text []byte, v any) (*yaml.Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return nil, decodeError(name, err)
	}
	root := new(yaml.Node)
	if err := yaml.Unmarshal(text, root); err != nil {
		return nil, decodeError(name, err)
	}
	return root, nil
}

// decodeError gives each complaint of the decoder its file name, and leaves out
// the names of Go types.
func decodeError(file string, err error) error {
	var typed *yaml.TypeError
	complaints := []string{strings.TrimPrefix(err.Error(), "yaml: ")}
	if errors.As(err, &typed) {
		complaints = typed.Errors
	}
	var errs []error
	for _, e := range complaints {
		if line, rest, ok := strings.Cut(strings.TrimPrefix(e, "line "), ": "); ok && line != e {
			rest, _, _ = strings.Cut(rest, " in type ")
			errs = append(errs, fmt.Errorf("%s:%s: %s", file, line, rest))
			continue
		}
		errs = append(errs, fmt.Errorf("%s: %s", file, e))
	}
	return errors.Join(errs...)
}

// at returns "file:line" of what the keys and indices lead to, or of the last
// thing on the way that is there.
func (c *Catalogue) at(file string, path ...any) string {
	n := c.files[file].root
	if n.Kind != yaml.DocumentNode || len(n.Content) == 0 {
		return file
	}
	n = n.Content[0]
	line := n.Line
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case int:
			if n.Kind == yaml.SequenceNode && step < len(n.Content) {
				next = n.Content[step]
				line = next.Line
			}
		case string:
			for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == step {
					next, line = n.Content[i+1], n.Content[i].Line
				}
			}
		}
		if next == nil {
			break
		}
		n = next
	}
	return fmt.Sprintf("%s:%d", file, line)
}
