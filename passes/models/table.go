package models

import (
	"go/types"
	"iter"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A Model is everything the tables know about one function.
type Model struct {
	Key           string
	Major         string // the major version asked for, "" for 0 and 1
	Registrations []*Registration
	States        []*State
	Sources       []*Source
	Behaviours    []*Behaviour
}

// State returns the first state entry of the given kind and role, or nil.
func (m *Model) State(kind string, role Role) *State {
	if m == nil {
		return nil
	}
	for _, s := range m.States {
		if s.Kind == kind && s.Role == role {
			return s
		}
	}
	return nil
}

// A Table answers questions about library functions. The zero value is not
// usable; see [NewTable]. A Table is not safe for concurrent use.
type Table struct {
	funcs  map[*types.Func]*Model
	fields map[fieldRef]*Model // and types, whose field is ""
	extra  *Extra
}

type fieldRef struct {
	owner *types.TypeName
	name  string
}

// Extra holds entries that a user adds to the embedded ones. The slices are
// sorted by ID.
type Extra struct {
	Registrations []Registration
	States        []State
	Sources       []Source
	Behaviours    []Behaviour
}

// NewTable returns a table over the embedded entries and extra, which may be nil.
func NewTable(extra *Extra) *Table {
	if extra == nil {
		extra = &Extra{}
	}
	return &Table{funcs: map[*types.Func]*Model{}, fields: map[fieldRef]*Model{}, extra: extra}
}

// Func returns what is known about fn, or nil. A method that fn's receiver type
// got by embedding is looked up as declared.
func (t *Table) Func(fn *types.Func) *Model {
	if m, ok := t.funcs[fn]; ok {
		return m
	}
	m := t.lookup(Key(fn))
	t.funcs[fn] = m
	return m
}

// Field returns what is known about the field of the named struct type, or nil.
func (t *Table) Field(owner *types.TypeName, field string) *Model {
	ref := fieldRef{owner, field}
	if m, ok := t.fields[ref]; ok {
		return m
	}
	m := t.lookup(FieldKey(owner, field))
	t.fields[ref] = m
	return m
}

// Type returns what is known about the named type, or nil.
func (t *Table) Type(name *types.TypeName) *Model {
	ref := fieldRef{owner: name}
	if m, ok := t.fields[ref]; ok {
		return m
	}
	var m *Model
	if name.Pkg() != nil {
		m = t.lookup(Normalize(name.Pkg().Path() + "." + name.Name()))
	}
	t.fields[ref] = m
	return m
}

// Named returns what is known about the symbol with the given normalised key
// and major version, or nil.
func (t *Table) Named(key, major string) *Model { return t.lookup(key, major) }

func (t *Table) lookup(key, major string) *Model {
	m := &Model{Key: key, Major: major}
	m.Registrations = find(find(nil, registrations[:], key, major), t.extra.Registrations, key, major)
	m.States = find(find(nil, states[:], key, major), t.extra.States, key, major)
	m.Sources = findAny(sources[:], t.extra.Sources, key, major)
	m.Behaviours = findAny(behaviours[:], t.extra.Behaviours, key, major)
	if m.Registrations == nil && m.States == nil && m.Sources == nil && m.Behaviours == nil {
		return nil
	}
	return m
}

// States returns the embedded state entries in the order of their IDs.
func States() iter.Seq[*State] {
	return func(yield func(*State) bool) {
		for i := range states {
			if !yield(&states[i]) {
				return
			}
		}
	}
}

// row is what the four tables have in common.
type row interface {
	Registration | State | Source | Behaviour
}

// find appends pointers to the rows of the sorted table that have the key and
// hold for the major version.
func find[R row](out []*R, table []R, key, major string) []*R {
	i := sort.Search(len(table), func(i int) bool { k, _ := ident(&table[i]); return k >= key })
	for ; i < len(table); i++ {
		k, only := ident(&table[i])
		if k != key {
			break
		}
		if only == "" || only == major || only == "v1" && major == "" {
			out = append(out, &table[i])
		}
	}
	return out
}

// findAny is find in both tables for a key, or, if no row has it, for the star
// that comes closest: (*pkg.T).Get*, then (*pkg.T).*.
func findAny[R row](table, extra []R, key, major string) []*R {
	if out := find(find(nil, table, key, major), extra, key, major); out != nil {
		return out
	}
	all := star(table, key)
	if s := star(extra, key); len(s) > len(all) {
		all = s
	}
	if all == "" {
		return nil
	}
	return find(find(nil, table, all, major), extra, all, major)
}

// star returns the longest ID of the sorted table that ends in a star and
// speaks of key, "" if there is none. What a star speaks of are functions of
// one package, or methods of one type.
func star[R row](table []R, key string) string {
	base := key[:strings.LastIndexByte(key, '.')+1]
	i := sort.Search(len(table), func(i int) bool { k, _ := ident(&table[i]); return k >= base })
	best := ""
	for ; i < len(table); i++ {
		k, _ := ident(&table[i])
		if !strings.HasPrefix(k, base) {
			break
		}
		if prefix, ok := strings.CutSuffix(k, "*"); ok && len(k) > len(best) && strings.HasPrefix(key, prefix) {
			best = k
		}
	}
	return best
}

func ident[R row](r *R) (id, major string) {
	switch r := any(r).(type) {
	case *Registration:
		return r.ID, r.Major
	case *State:
		return r.ID, r.Major
	case *Source:
		return r.ID, r.Major
	case *Behaviour:
		return r.ID, r.Major
	}
	return "", ""
}

// Affinity returns the entry for the cookie, header or environment variable of
// the given name, or nil.
func Affinity(kind, name string) *Name {
	if i := AffinityIndex(kind, name); i >= 0 {
		return &affinity[i]
	}
	return nil
}

// AffinityIndex returns the number of the entry that [Affinity] returns, -1 if
// there is none. Numbers hold for one build of the program.
func AffinityIndex(kind, name string) int {
	for i := range affinity {
		if n := &affinity[i]; n.Kind == kind && n.matches(name) {
			return i
		}
	}
	return -1
}

// AffinityAt returns the entry of the given number, nil if there is none.
func AffinityAt(i int) *Name {
	if i < 0 || i >= len(affinity) {
		return nil
	}
	return &affinity[i]
}

// matches reports whether name is what n speaks of. Only headers are
// case-insensitive.
func (n *Name) matches(name string) bool {
	if len(name) < len(n.Text) {
		return false
	}
	switch n.Match {
	case "prefix":
		return strings.HasPrefix(name, n.Text)
	case "hex":
		for i := range len(name) {
			if i >= len(n.Text) || n.Text[i] != name[i] && (n.Text[i] != '#' || strings.IndexByte("0123456789abcdef", name[i]) < 0) {
				return false
			}
		}
		return true
	}
	return name == n.Text || n.Kind == "header" && strings.EqualFold(name, n.Text)
}

// HeaderOrigin refines the origin of a header's value by the header's name.
func HeaderOrigin(name string) origin.Set {
	switch strings.ToLower(name) {
	case "authorization", "proxy-authorization", "x-api-key", "x-auth-token", "x-access-token", "x-csrf-token":
		return origin.Credential
	case "cookie":
		return origin.Cookie
	case "idempotency-key", "x-idempotency-key", "x-github-delivery", "webhook-id", "svix-id", "ce-id":
		return origin.Idempotent
	case "x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip", "true-client-ip", "x-client-ip":
		return origin.Address
	}
	return origin.Header
}

// MoveOf returns the proposed move of a kind, or nil.
func MoveOf(kind string) *Move {
	for i := range moves {
		if moves[i].Kind == kind {
			return &moves[i]
		}
	}
	return nil
}
