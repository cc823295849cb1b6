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
	if e.Form != "Generated" {
		c.checkStar(r.Where, r.ID, false)
	}
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
	c.checkStar(r.Where, r.ID, false)
	if (e.Class == "External") != (e.Severity == "") && e.Class != "Evidence" && e.Role != "Option" {
		c.errorf(r.Where, "%s: class %s with severity %q", r.ID, e.Class, e.Severity)
	}
	if e.Note != "" && (strings.HasSuffix(e.Note, ".") || strings.Contains(e.Note, "\n")) {
		c.errorf(r.Where, "%s: the note is one clause without a full stop", r.ID)
	}
	args := map[string]Args{} // the entry's map is shared by its rows
	for _, role := range slices.Sorted(maps.Keys(e.Args)) {
		c.word(r.Where, "role of an argument", argRoles[:], role)
		list := slices.Clone(e.Args[role])
		for i := range list {
			if list[i].Field != "" {
				list[i].Field = c.refer(r.Where, r.Import, list[i].Field)
			}
		}
		args[role] = list
	}
	e.Args = args
	e.Unless = slices.Clone(e.Unless)
	for i := range e.Unless {
		u := &e.Unless[i]
		id := u.Symbol
		if strings.Contains(id, "/") {
			_, id = Split(id)
		}
		u.Field = !strings.HasPrefix(id, "(") && strings.Contains(id, ".")
		u.Symbol = c.refer(r.Where, r.Import, u.Symbol)
	}
}

func (c *Catalogue) checkSource(r *Row[Source]) {
	c.checkStar(r.Where, r.ID, true)
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
	c.checkStar(r.Where, r.ID, true)
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
	switch value := e.Value.Set || e.Value.Receiver; {
	case e.Op == "Keep" && !value:
		c.errorf(r.Where, "%s: keep needs the value", r.ID)
	case e.Op == "Recall" && value:
		c.errorf(r.Where, "%s: recall takes no value", r.ID)
	}
}

// checkStar checks that an ID is the name of one symbol, or, in sources and
// behaviours, ends in a star to speak of several.
func (c *Catalogue) checkStar(where, id string, several bool) {
	name, star := strings.CutSuffix(id, "*")
	switch {
	case strings.Contains(strings.TrimPrefix(name, "(*"), "*"):
		c.errorf(where, "%s: a star stands at the end", id)
	case star && !several:
		c.errorf(where, "%s: a star is for sources and behaviours", id)
	}
}

func (c *Catalogue) checkType(r *Row[Type]) {
	c.word(r.Where, "category of "+r.ID, categories[:], r.Entry.Category)
	if strings.ContainsAny(r.ID, "(*.") {
		c.errorf(r.Where, "%s: a category is that of a type", r.ID)
	}
	if r.Major != "" {
		c.errorf(r.Where, "%s: a type has one category in all major versions", r.ID)
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
