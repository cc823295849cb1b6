package catalogue

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/normal"
)

// A Catalogue is the content of all data files, one row a symbol.
type Catalogue struct {
	Entrypoints []Row[Entrypoint]
	States      []Row[State]
	Sources     []Row[Source]
	Behaviours  []Row[Behaviour]
	Types       []Row[Type]
	Moves       []Row[MoveLibrary]
	MoveTexts   []Move
	Names       []Name
	Renames     []Rename
	Manifests   []ManifestKey
	// References are the names that entries mention, in args, unless, params
	// and results, as they stand in the data.
	References []Reference

	files map[string]*source
	moved []normal.Rename
	errs  []error
}

// A Row is what an entry says about one of its symbols.
type Row[E any] struct {
	Symbol
	Where     string // file:line in the data
	Kind      string // state, moves: the kind of state
	Import    string
	Module    string
	Framework string
	FullName  string // as (*types.Func).FullName prints it, or pkg.Type.Field
	Key       string // FullName in normal form
	Major     string // the only major version that the row holds for, or ""
	Entry     E
}

// A Reference is a name that an entry mentions.
type Reference struct {
	Where  string
	Import string
	ID     string // relative to Import
}

// Load reads every .yaml file below the root of fsys. The error joins all that
// is wrong, each with file and line.
func Load(fsys fs.FS) (*Catalogue, error) {
	files := map[string]*source{}
	var errs []error
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		f := new(File)
		root, err := decode(name, text, f)
		if err != nil {
			errs = append(errs, err)
			return nil
		}
		files[name] = &source{f, root}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the data files: %w", err)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return build(files)
}

// Parse reads the text of one file of a user's, which has the sections of [Own]
// only. The errors are those of Load.
func Parse(name string, text []byte) (*Catalogue, error) {
	var own Own
	root, err := decode(name, text, &own)
	if err != nil {
		return nil, err
	}
	f := &File{Entrypoints: own.Entrypoints, State: own.State, Sources: own.Sources, Behaviours: own.Behaviours}
	return build(map[string]*source{name: {f, root}})
}

func build(files map[string]*source) (*Catalogue, error) {
	c := &Catalogue{files: files}
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names { // first, since all else is normalised with them
		for i, r := range files[name].Renames {
			c.Renames = append(c.Renames, r)
			if r.Old == "" || r.New == "" {
				c.errorf(c.at(name, "renames", i), "a rename needs old and new: %+v", r)
			}
			if !r.Rewritten {
				c.moved = append(c.moved, normal.Rename{Old: r.Old, New: r.New})
			}
		}
	}
	for _, name := range names {
		c.add(name, files[name].File)
	}
	if len(c.errs) > 0 {
		return nil, errors.Join(c.errs...)
	}
	return c, nil
}

// Normal returns the renames that lookups follow, in a fixed order.
func (c *Catalogue) Normal() []normal.Rename {
	return slices.SortedFunc(slices.Values(c.moved), func(a, b normal.Rename) int { return strings.Compare(a.Old, b.Old) })
}

func (c *Catalogue) add(file string, f *File) {
	c.Entrypoints = append(c.Entrypoints, flatten(c, place{file, []any{"entrypoints"}}, "", f.Entrypoints, Entrypoint.common, c.checkEntrypoint)...)
	for _, kind := range slices.Sorted(maps.Keys(f.State)) {
		c.word(c.at(file, "state", kind), "kind", kinds[:], kind)
		c.States = append(c.States, flatten(c, place{file, []any{"state", kind}}, kind, f.State[kind], State.common, c.checkState)...)
	}
	c.Sources = append(c.Sources, flatten(c, place{file, []any{"sources"}}, "", f.Sources, Source.common, c.checkSource)...)
	c.Behaviours = append(c.Behaviours, flatten(c, place{file, []any{"behaviours"}}, "", f.Behaviours, Behaviour.common, c.checkBehaviour)...)
	c.Types = append(c.Types, flatten(c, place{file, []any{"types"}}, "", f.Types, Type.common, c.checkType)...)
	for i, m := range f.Moves {
		c.word(c.at(file, "moves", i), "kind", kinds[:], m.Kind)
		c.MoveTexts = append(c.MoveTexts, m)
		in := place{file, []any{"moves", i, "libraries"}}
		c.Moves = append(c.Moves, flatten(c, in, m.Kind, m.Libraries, MoveLibrary.common, func(*Row[MoveLibrary]) {})...)
	}
	for i, n := range f.Names {
		c.Names = append(c.Names, c.checkName(c.at(file, "names", i), n))
	}
	for i, m := range f.Manifests {
		where := c.at(file, "manifests", i)
		c.word(where, "effect of "+m.Key, effects[:], m.Effect)
		c.word(where, "sure of "+m.Key, sures[:], m.Sure)
		c.Manifests = append(c.Manifests, m)
	}
}

func (e Entrypoint) common() Common  { return e.Common }
func (e State) common() Common       { return e.Common }
func (e Source) common() Common      { return e.Common }
func (e Behaviour) common() Common   { return e.Common }
func (e Type) common() Common        { return e.Common }
func (e MoveLibrary) common() Common { return e.Common }

// flatten makes a row of every symbol of every entry.
func flatten[E any](c *Catalogue, in place, kind string, pkgs []Package[E], common func(E) Common, check func(*Row[E])) []Row[E] {
	var rows []Row[E]
	for i, p := range pkgs {
		if p.Import == "" {
			c.errorf(c.at(in.file, append(in.path, i)...), "a package without import")
		}
		if p.Module != "" && !strings.Contains(p.Module, "@") {
			c.errorf(c.at(in.file, append(in.path, i, "module")...), "%s: module %q has no version", p.Import, p.Module)
		}
		for j, e := range p.Entries {
			com := common(e)
			if len(com.Symbols) == 0 {
				c.errorf(c.at(in.file, append(in.path, i, "entries", j)...), "%s: an entry without symbols", p.Import)
			}
			for _, s := range com.Symbols {
				row := Row[E]{
					Symbol: s, Where: fmt.Sprintf("%s:%d", in.file, s.Line), Kind: kind,
					Import: p.Import, Module: p.Module, Framework: p.Framework,
					FullName: expand(p.Import, s.ID), Major: com.Major, Entry: e,
				}
				var major string
				row.Key, major = normal.Name(row.FullName, c.moved)
				if major == "" {
					major = "v1"
				}
				if com.Major != "" && com.Major != major {
					c.errorf(row.Where, "%s: major is %s, but the import path says %s", s.ID, com.Major, major)
				}
				check(&row)
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// refer notes that a row mentions a name, and returns the name's normal form.
func (c *Catalogue) refer(where, imp, id string) string {
	full := expand(imp, id)
	if strings.Contains(id, "/") {
		imp, id = Split(id)
	}
	c.References = append(c.References, Reference{where, imp, id})
	key, _ := normal.Name(full, c.moved)
	return key
}

// Split parts a full name into its import path and the name relative to it. The
// last element of the path has no dot: names of such packages are written
// relative to their import path.
func Split(full string) (imp, id string) {
	open := ""
	for _, p := range []string{"(*", "("} {
		if rest, ok := strings.CutPrefix(full, p); ok {
			open, full = p, rest
			break
		}
	}
	slash := strings.LastIndexByte(full, '/')
	dot := slash + 1 + strings.IndexByte(full[slash+1:], '.')
	return full[:dot], open + full[dot+1:]
}

// expand turns a name relative to an import path into a full one.
func expand(imp, id string) string {
	switch {
	case strings.Contains(id, "/"), strings.HasPrefix(id, "driver:"):
		return id
	case strings.HasPrefix(id, "(*"):
		return "(*" + imp + "." + id[2:]
	case strings.HasPrefix(id, "("):
		return "(" + imp + "." + id[1:]
	case strings.HasPrefix(id, ":"): // the name of something generated, which has no import path
		return imp + id
	}
	return imp + "." + id
}

func (c *Catalogue) errorf(where, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}
