// Package catalogue reads the library knowledge in passes/models/data.
//
// It decides whether the data is well-formed: unknown keys, unknown words,
// names that cannot be expanded and contradictory entries are errors with file
// and line. Whether the data is true is for the resolve test to decide, which
// looks every symbol up in its library's source.
package catalogue

import (
	"fmt"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// A File is what one data file may hold. Every file may hold all of it, so that
// a user's additions fit in one.
type File struct {
	Entrypoints []Package[Entrypoint]       `yaml:"entrypoints"`
	State       map[string][]Package[State] `yaml:"state"` // by kind
	Sources     []Package[Source]           `yaml:"sources"`
	Behaviours  []Package[Behaviour]        `yaml:"behaviours"`
	Types       []Package[Type]             `yaml:"types"`
	Names       []Name                      `yaml:"names"`
	Moves       []Move                      `yaml:"moves"`
	Renames     []Rename                    `yaml:"renames"`
	Manifests   []ManifestKey               `yaml:"manifests"`
}

// Own is what a file of a user's may hold. The other sections are knowledge of
// the platform rather than of a library, and are found without a table.
type Own struct {
	Entrypoints []Package[Entrypoint]       `yaml:"entrypoints"`
	State       map[string][]Package[State] `yaml:"state"`
	Sources     []Package[Source]           `yaml:"sources"`
	Behaviours  []Package[Behaviour]        `yaml:"behaviours"`
}

// A Package holds the entries of one import path.
type Package[E any] struct {
	Import    string `yaml:"import"`
	Module    string `yaml:"module"`    // path@version, as go get takes it, that the entries were checked against
	Framework string `yaml:"framework"` // entry points: the name that reports print
	Entries   []E    `yaml:"entries"`
}

// Common is what all entries have: the symbols they speak of.
type Common struct {
	Symbols []Symbol `yaml:"symbols"`
	// Major restricts the entry to the major version of the import path. It
	// is said where majors differ in meaning, and must agree with the path.
	Major string `yaml:"major"`
}

// A Symbol names one function, method, type, field or variable.
type Symbol struct {
	// ID is relative to the package's import path: New, (*T).Method,
	// (I).Method, T, T.Field. With a slash in it, it is a full name.
	ID       string
	Verb     string // entry points: the HTTP method that it stands for
	Verified string // file:line of its declaration, below the module's root
	Sig      string // its declaration, for the reader
	Line     int    // where it stands in the data file
}

// UnmarshalYAML reads a symbol from its mere ID or from a mapping.
func (s *Symbol) UnmarshalYAML(n *yaml.Node) error {
	s.Line = n.Line
	if n.Kind == yaml.ScalarNode {
		s.ID = n.Value
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: a symbol is a name or a mapping", n.Line)
	}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1].Value
		switch key.Value {
		case "id":
			s.ID = value
		case "verb":
			s.Verb = value
		case "verified":
			s.Verified = value
		case "sig":
			s.Sig = value
		default:
			return fmt.Errorf("line %d: field %s not found in a symbol", key.Line, key.Value)
		}
	}
	return nil
}

// An Entrypoint becomes models.Registration.
type Entrypoint struct {
	Common  `yaml:",inline"`
	Form    string `yaml:"form"`
	Trigger string `yaml:"trigger"` // default: request
	Handler Index  `yaml:"handler"`
	Route   Index  `yaml:"route"`
	Method  Index  `yaml:"method"`
	Group   bool   `yaml:"group"`
	// Controller: the object is made anew for each request, its methods handle it.
	Controller bool     `yaml:"controller"`
	Interface  string   `yaml:"interface"`
	Name       string   `yaml:"name"`
	Params     []string `yaml:"params"`
	Results    []string `yaml:"results"`
	Note       string   `yaml:"note"`
}

// A State becomes models.State.
type State struct {
	Common        `yaml:",inline"`
	Role          string          `yaml:"role"`
	Class         string          `yaml:"class"`
	Severity      string          `yaml:"severity"`
	Args          map[string]Args `yaml:"args"` // by role
	Unless        []Unless        `yaml:"unless"`
	HiddenDefault string          `yaml:"hidden_default"` // where the library itself picks the local store
	Note          string          `yaml:"note"`           // one clause, printed in reports
}

// An Unless names what makes an object external.
type Unless struct {
	Symbol string `yaml:"symbol"`
	How    string `yaml:"how"` // for the reader
	Field  bool   `yaml:"-"`   // Symbol is a field of a struct, to be set
}

// A Source becomes models.Source.
type Source struct {
	Common `yaml:",inline"`
	Origin Words `yaml:"origin"`
	Name   Index `yaml:"name"`
	Out    Index `yaml:"out"`
}

// A Behaviour becomes models.Behaviour.
type Behaviour struct {
	Common `yaml:",inline"`
	IO     string `yaml:"io"`
	Op     string `yaml:"op"`
	On     Place  `yaml:"on"`
	Key    Place  `yaml:"key"`
	Value  Place  `yaml:"value"`
	Alias  Place  `yaml:"alias"`
	Call   Place  `yaml:"call"`
	Mode   string `yaml:"mode"`
}

// A Type becomes what models.TypeCategory says of it.
type Type struct {
	Common   `yaml:",inline"`
	Category string `yaml:"category"`
}

// A Name becomes models.Name.
type Name struct {
	Kind     string `yaml:"kind"`
	Text     string `yaml:"text"`
	Match    string `yaml:"match"` // default: exact
	Product  string `yaml:"product"`
	Sure     string `yaml:"sure"`
	Note     string `yaml:"note"`
	Verified string `yaml:"verified"`
}

// A Move becomes models.Move.
type Move struct {
	Kind      string                 `yaml:"kind"`
	Text      string                 `yaml:"text"`
	Libraries []Package[MoveLibrary] `yaml:"libraries"`
}

// A MoveLibrary is a group of symbols that take the state over.
type MoveLibrary struct {
	Common `yaml:",inline"`
	Note   string `yaml:"note"`
}

// A Rename is a repository that has moved.
type Rename struct {
	Old string `yaml:"old"`
	New string `yaml:"new"`
	// Rewritten says that the interface is another one: the old path keeps
	// its own entries and is not looked up under the new one.
	Rewritten bool     `yaml:"rewritten"`
	Note      string   `yaml:"note"`
	Verified  []string `yaml:"verified"`
}

// A ManifestKey becomes models.ManifestKey.
type ManifestKey struct {
	Platform string `yaml:"platform"`
	Key      string `yaml:"key"`
	Effect   string `yaml:"effect"`
	Files    string `yaml:"files"`
	On       string `yaml:"on"`
	Off      string `yaml:"off"`
	Sure     string `yaml:"sure"`
	Note     string `yaml:"note"`
	Verified string `yaml:"verified"`
}

// An Index is a parameter index; the zero value is absent.
type Index struct {
	N   int
	Set bool
}

// UnmarshalYAML reads a number.
func (x *Index) UnmarshalYAML(n *yaml.Node) error {
	v, err := strconv.Atoi(n.Value)
	if err != nil || v < 0 || v > 100 {
		return fmt.Errorf("line %d: %q is not a parameter index", n.Line, n.Value)
	}
	*x = Index{N: v, Set: true}
	return nil
}

// Or returns the index, or absent.
func (x Index) Or(absent int) int {
	if x.Set {
		return x.N
	}
	return absent
}

// A Place is the receiver or a parameter; the zero value is absent.
type Place struct {
	Index
	Receiver bool
}

// UnmarshalYAML reads a number or the word receiver.
func (p *Place) UnmarshalYAML(n *yaml.Node) error {
	if n.Value == "receiver" {
		p.Receiver = true
		return nil
	}
	return p.Index.UnmarshalYAML(n)
}

// An Arg is a parameter, or the field of a configuration literal.
type Arg struct {
	Index
	Field string
}

// UnmarshalYAML reads a number or the name of a field.
func (a *Arg) UnmarshalYAML(n *yaml.Node) error {
	if n.Tag == "!!int" {
		return a.Index.UnmarshalYAML(n)
	}
	a.Field = n.Value
	return nil
}

// Args is one argument or a list of them.
type Args []Arg

// UnmarshalYAML reads a scalar or a sequence.
func (a *Args) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		var list []Arg
		if err := n.Decode(&list); err != nil {
			return err
		}
		*a = list
		return nil
	}
	var one Arg
	if err := n.Decode(&one); err != nil {
		return err
	}
	*a = Args{one}
	return nil
}

// Words is one word or a list of them.
type Words []string

// UnmarshalYAML reads a scalar or a sequence.
func (w *Words) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*w = Words{n.Value}
		return nil
	}
	var list []string
	if err := n.Decode(&list); err != nil {
		return err
	}
	*w = list
	return nil
}
