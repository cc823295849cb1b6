package models

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
)

// Every table is sorted by ID and major, has one row for each thing that it
// says, and IDs in normal form.
func TestTablesSorted(t *testing.T) {
	checkSorted(t, "registrations", registrations[:], func(r *Registration) string {
		return fmt.Sprint(r.ID, " ", r.Major, " ", r.Form, " ", r.Name, r.Params)
	})
	checkSorted(t, "signatures", signatures[:], func(r *Registration) string { return fmt.Sprint(r.ID, " ", r.Major) })
	checkSorted(t, "shapes", shapes[:], func(r *Registration) string { return fmt.Sprint(r.ID, " ", r.Major, " ", r.Params) })
	checkSorted(t, "states", states[:], func(s *State) string {
		return fmt.Sprint(s.ID, " ", s.Major, " ", s.Kind, " ", s.Role)
	})
	checkSorted(t, "sources", sources[:], func(s *Source) string { return fmt.Sprint(s.ID, " ", s.Major, " ", s.Out) })
	checkSorted(t, "behaviours", behaviours[:], func(b *Behaviour) string { return fmt.Sprintf("%+v", *b) })
}

// The table of types is sorted, with each type once and in normal form.
func TestTypesSorted(t *testing.T) {
	if len(typeCategories) == 0 {
		t.Error("typeCategories is empty")
	}
	for i, c := range typeCategories {
		if key, _ := Normalize(c.ID); key != c.ID {
			t.Errorf("%s is not in normal form, %s", c.ID, key)
		}
		if i > 0 && typeCategories[i-1].ID >= c.ID {
			t.Errorf("%s stands after %s", c.ID, typeCategories[i-1].ID)
		}
	}
}

func checkSorted[R row](t *testing.T, name string, table []R, unique func(*R) string) {
	t.Helper()
	if len(table) == 0 {
		t.Errorf("%s is empty", name)
	}
	seen := map[string]bool{}
	for i := range table {
		id, major := ident(&table[i])
		if key, _ := Normalize(id); key != id {
			t.Errorf("%s: %s is not in normal form, %s", name, id, key)
		}
		if i > 0 {
			prev, prevMajor := ident(&table[i-1])
			if cmp.Or(cmp.Compare(prev, id), cmp.Compare(prevMajor, major)) > 0 {
				t.Errorf("%s: %s %s stands after %s %s", name, id, major, prev, prevMajor)
			}
		}
		if u := unique(&table[i]); seen[u] {
			t.Errorf("%s: %s stands twice", name, u)
		} else {
			seen[u] = true
		}
	}
}

func TestRegistrationsValid(t *testing.T) {
	for _, r := range registrations {
		switch {
		case r.Form > Field, r.Trigger > Connection, r.Framework == "":
			t.Errorf("%+v: unknown form or trigger, or no framework", r)
		case r.Handler < -1, r.Route < -1, r.Method < -1:
			t.Errorf("%+v: an index below -1", r)
		case r.Handler >= 0 && (r.Handler == r.Route || r.Handler == r.Method):
			t.Errorf("%+v: the handler is the route or the method", r)
		case r.Form == Register && r.Handler < 0 && !r.Group && r.Route < 0:
			t.Errorf("%+v: registers nothing", r)
		case r.Verb != "" && r.Method >= 0:
			t.Errorf("%+v: both a verb and a parameter for it", r)
		}
	}
}

func TestStatesValid(t *testing.T) {
	severities := []string{"", "error", "warning", "info"}
	for _, s := range states {
		switch {
		case s.Class > External, s.Role > Driver, !slices.Contains(severities, s.Severity):
			t.Errorf("%+v: unknown class, role or severity", s)
		case MoveOf(s.Kind) == nil:
			t.Errorf("%+v: no move for kind %s", s, s.Kind)
		case s.Class == Conditional && s.Unless == nil && s.Note == "":
			t.Errorf("%+v: conditional on nothing", s)
		}
		for _, a := range s.Args {
			if (a.Index >= 0) == (a.Field != "") {
				t.Errorf("%+v: an argument is a parameter or a field", s)
			}
		}
		for _, u := range s.Unless {
			if key, _ := Normalize(u); key != u {
				t.Errorf("%+v: unless %s is not in normal form", s, u)
			}
		}
	}
}

func TestSourcesValid(t *testing.T) {
	for _, s := range sources {
		if s.Origin == 0 || s.Name < -1 || s.Out < -1 {
			t.Errorf("%+v: no origin, or an index below -1", s)
		}
	}
}

func TestBehavioursValid(t *testing.T) {
	for _, b := range behaviours {
		if b.IO > Guard || b.Op > Recall || b.Mode > Never {
			t.Errorf("%+v: unknown word", b)
		}
		for _, x := range []int8{b.On, b.Key, b.Value, b.Alias, b.Call} {
			if x < -1 && x != None {
				t.Errorf("%+v: an index below -1 that is not None", b)
			}
		}
		if (b.Op == NoOp) != (b.On == None) {
			t.Errorf("%+v: an effect on nothing, or none on something", b)
		}
	}
}

// Both ends of every rename are without major version, and no rename leads to
// another.
func TestRenames(t *testing.T) {
	for _, r := range renames {
		for _, path := range []string{r.Old, r.New} {
			if key, major := Normalize(path + ".X"); major != "" || key != r.New+".X" {
				t.Errorf("%s becomes %s %s, want %s", path, key, major, r.New)
			}
		}
	}
}
