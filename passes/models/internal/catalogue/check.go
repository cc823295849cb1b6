package catalogue

import (
	"maps"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/normal"
)

// The checks also replace the words of the data by constants and the names in
// it by their normal form, so that a row can be printed as it stands.

func (c *Catalogue) checkEntrypoint(r *Row[Entrypoint]) {
	e := &r.Entry
	e.Form = c.constant(r.Where, "form", forms[:], e.Form)
	e.Trigger = c.constant(r.Where, "trigger", triggers[:], e.Trigger)
	c.word(r.Where, "verb", verbs[:], r.Verb)
	if r.Framework == "" {
		c.errorf(r.Where, "%s: a package of entry points needs a framework", r.Import)
	}
	if e.Form == "Iface" && e.Name == "" {
		if _, method, ok := strings.Cut(r.ID, ")."); ok {
			e.Name = method
		}
	}
	if e.Form == "Iface" && e.Params != nil && e.Name == "" {
		c.errorf(r.Where, "%s: an interface with params needs the method, as (I).Method", r.ID)
	}
	e.Interface = c.normalType(r.Where, e.Interface)
	e.Params = c.normalTypes(r.Where, e.Params)
	e.Results = c.normalTypes(r.Where, e.Results)
}

func (c *Catalogue) checkState(r *Row[State]) {
	e := &r.Entry
	e.Role = c.constant(r.Where, "role", roles[:], e.Role)
	e.Class = c.constant(r.Where, "class", classes[:], e.Class)
	c.word(r.Where, "severity", severities[:], e.Severity)
	if (e.Class == "External") != (e.Severity == "") && e.Class != "Evidence" && e.Role != "Option" {
		c.errorf(r.Where, "%s: class %s with severity %q", r.ID, e.Class, e.Severity)
	}
	if e.Note != "" && (strings.HasSuffix(e.Note, ".") || strings.Contains(e.Note, "\n")) {
		c.errorf(r.Where, "%s: the note is one clause without a full stop", r.ID)
	}
	args := map[string]Arg{} // the entry's map is shared by its rows
	for _, role := range slices.Sorted(maps.Keys(e.Args)) {
		c.word(r.Where, "role of an argument", argRoles[:], role)
		a := e.Args[role]
		if a.Field != "" {
			a.Field = c.refer(r.Where, r.Import, a.Field)
		}
		args[role] = a
	}
	e.Args = args
	e.Unless = slices.Clone(e.Unless)
	for i := range e.Unless {
		e.Unless[i].Symbol = c.refer(r.Where, r.Import, e.Unless[i].Symbol)
	}
}

func (c *Catalogue) checkSource(r *Row[Source]) {
	if len(r.Entry.Origin) == 0 {
		c.errorf(r.Where, "%s: a source without origin", r.ID)
	}
	set := Words{} // the entry's list is shared by its rows
	for _, o := range r.Entry.Origin {
		set = append(set, c.constant(r.Where, "origin", origins[:], o))
	}
	r.Entry.Origin = set
}

func (c *Catalogue) checkBehaviour(r *Row[Behaviour]) {
	e := &r.Entry
	e.IO = c.constant(r.Where, "io", ios[:], e.IO)
	e.Op = c.constant(r.Where, "op", ops[:], e.Op)
	e.Mode = c.constant(r.Where, "mode", modes[:], e.Mode)
	on := e.On.Set || e.On.Receiver
	if (e.Op != "") != on {
		c.errorf(r.Where, "%s: op and on go together", r.ID)
	}
	if e.Mode != "" && !e.Call.Set {
		c.errorf(r.Where, "%s: a mode needs call", r.ID)
	}
}

func (c *Catalogue) checkName(file string, n Name) Name {
	c.word(file, "kind of "+n.Text, nameKinds[:], n.Kind)
	c.word(file, "match of "+n.Text, matches[:], n.Match)
	c.word(file, "sure of "+n.Text, sures[:], n.Sure)
	if n.Match == "" {
		n.Match = "exact"
	}
	return n
}

func (c *Catalogue) normalTypes(where string, types []string) []string {
	var out []string
	for _, t := range types {
		out = append(out, c.normalType(where, t))
	}
	return out
}

// normalType normalises a type and notes that a row mentions it, unless it is
// one of the universe or of any package.
func (c *Catalogue) normalType(where, t string) string {
	if named := strings.TrimLeft(t, "*[]"); strings.Contains(named, ".") && !strings.HasPrefix(named, "_.") {
		dot := strings.LastIndexByte(named, '.')
		c.References = append(c.References, Reference{where, named[:dot], named[dot+1:]})
	}
	return normal.Type(t, c.moved)
}

// constant checks that text is one of the words and returns what it stands for.
func (c *Catalogue) constant(where, what string, words []word, text string) string {
	name, ok := constant(words, text)
	if !ok {
		c.errorf(where, "unknown %s %q", what, text)
	}
	return name
}

// word checks that text is one of the words.
func (c *Catalogue) word(where, what string, words []string, text string) {
	if !slices.Contains(words, text) {
		c.errorf(where, "unknown %s %q", what, text)
	}
}
