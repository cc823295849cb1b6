// Package extra reads the library knowledge that users declare themselves: entry
// points of their frameworks, what their libraries keep where, and what their
// functions do. The form is that of the embedded data, which data/README.md of
// package models describes.
//
// It is for command lines and plugins. The analyzers read no files: they get what
// this package has read as the value of a flag, see [models.Extra.Encode].
//
// A file that is not wholly understood is an error, with all that is wrong in it:
// an entry that is silently dropped would be missed as a finding, or as one too many.
package extra

import (
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/models/internal/catalogue"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// Files reads the entries of several files; none yield nil. The errors name file
// and line.
func Files(names []string) (*models.Extra, error) {
	var all *models.Extra
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		e, err := Read(name, text)
		if err != nil {
			return nil, err
		}
		if all == nil {
			all = new(models.Extra)
		}
		all.Registrations = append(all.Registrations, e.Registrations...)
		all.States = append(all.States, e.States...)
		all.Sources = append(all.Sources, e.Sources...)
		all.Behaviours = append(all.Behaviours, e.Behaviours...)
	}
	if all != nil {
		all.Sort()
	}
	return all, nil
}

// Read reads the entries in the text of one file. The name is for the errors.
func Read(name string, text []byte) (*models.Extra, error) {
	c, err := catalogue.Parse(name, text)
	if err != nil {
		return nil, err
	}
	return convert(c), nil
}

// convert turns rows of words into rows of constants. The catalogue has checked
// the words.
func convert(c *catalogue.Catalogue) *models.Extra {
	e := new(models.Extra)
	for i := range c.Entrypoints {
		e.Registrations = append(e.Registrations, registration(&c.Entrypoints[i]))
	}
	for _, rows := range [][]catalogue.Row[catalogue.State]{c.States, c.Options()} {
		for i := range rows {
			e.States = append(e.States, state(&rows[i]))
		}
	}
	for i := range c.Sources {
		e.Sources = append(e.Sources, source(&c.Sources[i]))
	}
	for i := range c.Behaviours {
		e.Behaviours = append(e.Behaviours, behaviour(&c.Behaviours[i]))
	}
	e.Sort()
	return e
}

func registration(r *catalogue.Row[catalogue.Entrypoint]) models.Registration {
	e := &r.Entry
	return models.Registration{
		ID: r.Key, Major: r.Major, Framework: r.Framework,
		Form:    value(e.Form, forms[:]),
		Trigger: value(e.Trigger, triggers[:]),
		Handler: int8(e.Handler.Or(-1)), Route: int8(e.Route.Or(-1)), Method: int8(e.Method.Or(-1)),
		Verb: r.Verb, Group: e.Group, Controller: e.Controller, Interface: e.Interface,
		Name: e.Name, Params: e.Params, Results: e.Results,
	}
}

func state(r *catalogue.Row[catalogue.State]) models.State {
	e := &r.Entry
	s := models.State{
		ID: r.Key, Major: r.Major, Kind: r.Kind,
		Class:    value(e.Class, classes[:]),
		Role:     value(e.Role, roles[:]),
		Severity: e.Severity, Note: e.Note,
	}
	for _, role := range slices.Sorted(maps.Keys(e.Args)) {
		for _, a := range e.Args[role] {
			s.Args = append(s.Args, models.Arg{Role: role, Index: int8(a.Or(-1)), Field: a.Field})
		}
	}
	for _, u := range e.Unless {
		s.Unless = append(s.Unless, u.Symbol)
	}
	return s
}

func source(r *catalogue.Row[catalogue.Source]) models.Source {
	s := models.Source{ID: r.Key, Major: r.Major, Name: int8(r.Entry.Name.Or(-1)), Out: int8(r.Entry.Out.Or(-1))}
	for _, o := range r.Entry.Origin {
		s.Origin |= value(o, origins[:])
	}
	return s
}

func behaviour(r *catalogue.Row[catalogue.Behaviour]) models.Behaviour {
	e := &r.Entry
	place := func(p catalogue.Place) int8 {
		if p.Receiver {
			return -1
		}
		return int8(p.Or(int(models.None)))
	}
	return models.Behaviour{
		ID: r.Key, Major: r.Major,
		IO: value(e.IO, ios[:]), Op: value(e.Op, ops[:]), Mode: value(e.Mode, modes[:]),
		On: place(e.On), Key: place(e.Key), Value: place(e.Value), Alias: place(e.Alias), Call: place(e.Call),
	}
}

// A constant is a constant of package models or origin by its name.
type constant[T any] struct {
	name  string
	value T
}

// value returns the constant of the given name; the empty name is the zero value.
func value[T any](name string, constants []constant[T]) T {
	var zero T
	if name == "" {
		return zero
	}
	i := slices.IndexFunc(constants, func(c constant[T]) bool { return c.name == name })
	if i < 0 {
		panic(fmt.Sprintf("the catalogue knows the constant %s, and package extra does not", name))
	}
	return constants[i].value
}

// The constants that the words of the data stand for.
var (
	forms = [...]constant[models.Form]{
		{"Register", models.Register}, {"Wrap", models.Wrap}, {"FuncType", models.FuncType}, {"Iface", models.Iface},
		{"Generated", models.Generated}, {"Loop", models.Loop}, {"Marker", models.Marker}, {"Field", models.Field},
	}
	triggers = [...]constant[models.Trigger]{
		{"Message", models.Message}, {"Schedule", models.Schedule}, {"Connection", models.Connection},
	}
	classes = [...]constant[models.Class]{
		{"Local", models.Local}, {"Conditional", models.Conditional}, {"Neutral", models.Neutral},
		{"Evidence", models.Evidence}, {"Harmless", models.Harmless}, {"External", models.External},
	}
	roles = [...]constant[models.Role]{
		{"Constructor", models.Constructor}, {"Use", models.Use}, {"Option", models.Option},
		{"Type", models.Type}, {"Driver", models.Driver},
	}
	ios = [...]constant[models.IO]{
		{"Read", models.Read}, {"Send", models.Send}, {"FileIO", models.FileIO}, {"Log", models.Log},
		{"Metric", models.Metric}, {"LockWait", models.LockWait}, {"Unlock", models.Unlock}, {"Guard", models.Guard},
	}
	ops = [...]constant[models.Op]{
		{"Put", models.Put}, {"Claim", models.Claim}, {"Remove", models.Remove}, {"Append", models.Append},
		{"Count", models.Count}, {"Look", models.Look}, {"Keep", models.Keep}, {"Recall", models.Recall},
	}
	modes = [...]constant[models.CallMode]{
		{"Async", models.Async}, {"Once", models.Once}, {"Never", models.Never},
	}
	origins = [...]constant[origin.Set]{
		{"Cookie", origin.Cookie}, {"Credential", origin.Credential}, {"Idempotent", origin.Idempotent},
		{"Header", origin.Header}, {"Query", origin.Query}, {"Path", origin.Path}, {"Body", origin.Body},
		{"Address", origin.Address}, {"Context", origin.Context}, {"Random", origin.Random}, {"Clock", origin.Clock},
		{"External", origin.External}, {"Disk", origin.Disk}, {"Instance", origin.Instance},
		{"Environ", origin.Environ}, {"TempKept", origin.TempKept}, {"Constant", origin.Constant},
		{"Upload", origin.Upload}, {"Connection", origin.Connection},
	}
)
