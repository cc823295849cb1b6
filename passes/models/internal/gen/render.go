package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/catalogue"
)

// A table is one generated file.
type table struct {
	file    string
	imports []string
	arrays  []array
}

// An array is one variable of a generated file.
type array struct {
	name, element string
	rows          []string // composite literals without braces
}

func render(c *catalogue.Catalogue) ([]table, error) {
	registrations, err1 := rows(c.Entrypoints, registration, func(r *catalogue.Row[catalogue.Entrypoint]) string {
		return r.Entry.Form + r.Entry.Name + strings.Join(r.Entry.Params, ",")
	})
	states, err2 := rows(append(slices.Clone(c.States), c.Options()...), state, func(r *catalogue.Row[catalogue.State]) string {
		return r.Kind + r.Entry.Role
	})
	sources, err3 := rows(c.Sources, source, func(r *catalogue.Row[catalogue.Source]) string {
		return fmt.Sprint(r.Entry.Out)
	})
	// A function may do several things: any number of rows is fine.
	behaviours, err4 := rows(c.Behaviours, behaviour, behaviour)
	categories, err5 := rows(c.Types, typeCategory, func(*catalogue.Row[catalogue.Type]) string { return "" })
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return nil, err
	}

	signed := slices.DeleteFunc(slices.Clone(c.Entrypoints), func(r catalogue.Row[catalogue.Entrypoint]) bool {
		return r.Entry.Params == nil || r.Entry.Form == "Generated"
	})
	shaped := slices.DeleteFunc(slices.Clone(c.Entrypoints), func(r catalogue.Row[catalogue.Entrypoint]) bool {
		return r.Entry.Params == nil || r.Entry.Form != "Generated"
	})
	signatures, err1 := rows(signed, registration, registration)
	shapes, err2 := rows(shaped, registration, registration)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}

	return []table{
		{"tables_entrypoints.go", nil, []array{{"registrations", "Registration", registrations}}},
		{"tables_signatures.go", nil, []array{
			{"signatures", "Registration", signatures}, {"shapes", "Registration", shapes},
		}},
		{"tables_state.go", nil, []array{{"states", "State", states}}},
		{"tables_sources.go", []string{"github.com/hiddenstate/hiddenstate/passes/origin"}, []array{{"sources", "Source", sources}}},
		{"tables_behaviours.go", nil, []array{{"behaviours", "Behaviour", behaviours}}},
		{"tables_types.go", nil, []array{{"typeCategories", "typeCategory", categories}}},
		{"tables_names.go", []string{"github.com/hiddenstate/hiddenstate/passes/models/internal/normal"}, []array{
			{"affinity", "Name", names(c)}, {"renames", "normal.Rename", renames(c)},
		}},
		{"tables_moves.go", nil, []array{{"moves", "Move", moves(c)}}},
		{"tables_manifests.go", nil, []array{{"manifestKeys", "ManifestKey", manifests(c)}}},
	}, nil
}

// rows prints the rows of a table in the order of the keys. Rows that print
// alike become one; different rows for the same key, major version and slot are
// an error.
func rows[E any](in []catalogue.Row[E], print, slot func(*catalogue.Row[E]) string) ([]string, error) {
	type printed struct{ key, major, slot, text, where string }
	var all []printed
	for i := range in {
		r := &in[i]
		all = append(all, printed{r.Key, r.Major, slot(r), print(r), r.Where})
	}
	slices.SortFunc(all, func(a, b printed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.major, b.major), cmp.Compare(a.slot, b.slot),
			cmp.Compare(a.text, b.text), cmp.Compare(a.where, b.where))
	})
	var out []string
	var errs []error
	for i, p := range all {
		if i > 0 {
			q := all[i-1]
			if p.text == q.text {
				continue
			}
			if p.key == q.key && p.major == q.major && p.slot == q.slot {
				errs = append(errs, fmt.Errorf("%s: contradicts %s: say for which major each holds\n\t%s\n\t%s", p.where, q.where, p.text, q.text))
			}
		}
		out = append(out, p.text)
	}
	return out, errors.Join(errs...)
}

// A literal is a composite literal in the making.
type literal struct{ fields []string }

func (l *literal) add(name, value string) { l.fields = append(l.fields, name+": "+value) }

// text adds a string, unless it is empty.
func (l *literal) text(name, value string) {
	if value != "" {
		l.add(name, fmt.Sprintf("%q", value))
	}
}

// constant adds a constant, unless it is the zero of its type.
func (l *literal) constant(name, value, zero string) {
	if value != "" && value != zero {
		l.add(name, value)
	}
}

func (l *literal) list(name string, values []string) {
	if len(values) > 0 {
		l.add(name, fmt.Sprintf("%#v", values))
	}
}

func (l *literal) String() string { return strings.Join(l.fields, ", ") }

func head(key, major string) *literal {
	l := new(literal)
	l.text("ID", key)
	l.text("Major", major)
	return l
}

func registration(r *catalogue.Row[catalogue.Entrypoint]) string {
	l, e := head(r.Key, r.Major), &r.Entry
	l.text("Framework", r.Framework)
	l.constant("Form", e.Form, "Register")
	l.constant("Trigger", e.Trigger, "Request")
	l.add("Handler", fmt.Sprint(e.Handler.Or(-1)))
	l.add("Route", fmt.Sprint(e.Route.Or(-1)))
	l.add("Method", fmt.Sprint(e.Method.Or(-1)))
	l.text("Verb", r.Verb)
	if e.Group {
		l.add("Group", "true")
	}
	if e.Controller {
		l.add("Controller", "true")
	}
	l.text("Interface", e.Interface)
	l.text("Name", e.Name)
	l.list("Params", e.Params)
	l.list("Results", e.Results)
	return l.String()
}

func state(r *catalogue.Row[catalogue.State]) string {
	l, e := head(r.Key, r.Major), &r.Entry
	l.text("Kind", r.Kind)
	l.constant("Class", e.Class, "Local")
	l.constant("Role", e.Role, "Constructor")
	l.text("Severity", e.Severity)
	var args []string
	for _, role := range slices.Sorted(maps.Keys(e.Args)) {
		for _, a := range e.Args[role] {
			arg := new(literal)
			arg.text("Role", role)
			arg.add("Index", fmt.Sprint(a.Or(-1)))
			arg.text("Field", a.Field)
			args = append(args, "{"+arg.String()+"}")
		}
	}
	if args != nil {
		l.add("Args", "[]Arg{"+strings.Join(args, ", ")+"}")
	}
	var unless []string
	for _, u := range e.Unless {
		unless = append(unless, u.Symbol)
	}
	l.list("Unless", unless)
	l.text("Note", e.Note)
	return l.String()
}

func source(r *catalogue.Row[catalogue.Source]) string {
	l, e := head(r.Key, r.Major), &r.Entry
	l.add("Origin", "origin."+strings.Join(e.Origin, " | origin."))
	l.add("Name", fmt.Sprint(e.Name.Or(-1)))
	l.add("Out", fmt.Sprint(e.Out.Or(-1)))
	return l.String()
}

func behaviour(r *catalogue.Row[catalogue.Behaviour]) string {
	l, e := head(r.Key, r.Major), &r.Entry
	l.constant("IO", e.IO, "")
	l.constant("Op", e.Op, "")
	for _, p := range []struct {
		name  string
		place catalogue.Place
	}{{"On", e.On}, {"Key", e.Key}, {"Value", e.Value}, {"Alias", e.Alias}, {"Call", e.Call}} {
		switch {
		case p.place.Receiver:
			l.add(p.name, "-1")
		case p.place.Set:
			l.add(p.name, fmt.Sprint(p.place.N))
		default:
			l.add(p.name, "None")
		}
	}
	l.constant("Mode", e.Mode, "")
	return l.String()
}

func typeCategory(r *catalogue.Row[catalogue.Type]) string {
	l := head(r.Key, r.Major)
	l.text("Category", r.Entry.Category)
	return l.String()
}

func names(c *catalogue.Catalogue) []string {
	var out []string
	for _, n := range c.Names {
		l := new(literal)
		l.text("Kind", n.Kind)
		l.text("Text", n.Text)
		l.text("Match", n.Match)
		l.text("Product", n.Product)
		l.text("Sure", n.Sure)
		out = append(out, l.String())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func renames(c *catalogue.Catalogue) []string {
	var out []string
	for _, r := range c.Normal() {
		l := new(literal)
		l.text("Old", r.Old)
		l.text("New", r.New)
		out = append(out, l.String())
	}
	return out
}

func moves(c *catalogue.Catalogue) []string {
	var out []string
	for _, m := range c.MoveTexts {
		l := new(literal)
		l.text("Kind", m.Kind)
		l.text("Text", m.Text)
		var libs []string
		for _, r := range c.Moves {
			if r.Kind != m.Kind {
				continue
			}
			lib := new(literal)
			lib.text("Import", r.Import)
			lib.text("Symbol", r.ID)
			lib.text("Note", r.Entry.Note)
			libs = append(libs, "\n{"+lib.String()+"}")
		}
		if libs != nil {
			l.add("Libraries", "[]MoveLibrary{"+strings.Join(libs, ",")+",\n}")
		}
		out = append(out, l.String())
	}
	slices.Sort(out)
	return out
}

func manifests(c *catalogue.Catalogue) []string {
	var out []string
	for _, m := range c.Manifests {
		l := new(literal)
		l.text("Platform", m.Platform)
		l.text("Key", m.Key)
		l.text("Effect", m.Effect)
		l.text("Files", m.Files)
		l.text("On", m.On)
		l.text("Off", m.Off)
		l.text("Sure", m.Sure)
		l.text("Note", m.Note)
		out = append(out, l.String())
	}
	slices.Sort(out)
	return slices.Compact(out)
}
