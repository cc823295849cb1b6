package models

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// extraVersion stands before the rows in the encoded form. It changes whenever
// the rows or the constants in them change their meaning, so that what another
// version of the program has written is refused and not misread.
const extraVersion = "1:"

// Sort brings the rows into the order that lookups rely on, and drops those that
// stand twice.
func (e *Extra) Sort() {
	e.Registrations = sorted(e.Registrations)
	e.States = sorted(e.States)
	e.Sources = sorted(e.Sources)
	e.Behaviours = sorted(e.Behaviours)
}

func sorted[R row](rows []R) []R {
	text := func(r *R) string { return fmt.Sprintf("%+v", *r) }
	slices.SortFunc(rows, func(a, b R) int {
		x, xm := ident(&a)
		y, ym := ident(&b)
		return cmp.Or(strings.Compare(x, y), strings.Compare(xm, ym), strings.Compare(text(&a), text(&b)))
	})
	return slices.CompactFunc(rows, func(a, b R) bool { return text(&a) == text(&b) })
}

// Encode renders the rows as the value of a flag, "" if there are none. A flag is
// what every driver's cache looks at, and reading it needs no file and no parser
// of YAML. Equal rows give equal strings once they are sorted.
func (e *Extra) Encode() string {
	if e == nil {
		return ""
	}
	sections := map[string][]map[string]any{}
	for name, rows := range map[string]any{
		"Registrations": e.Registrations, "States": e.States, "Sources": e.Sources, "Behaviours": e.Behaviours,
	} {
		if s := compact(reflect.ValueOf(rows)); len(s) > 0 {
			sections[name] = s
		}
	}
	if len(sections) == 0 {
		return ""
	}
	text, err := json.Marshal(sections)
	if err != nil {
		panic(err) // strings, numbers and lists of them cannot fail
	}
	return extraVersion + string(text)
}

// compact returns the fields of the rows that are not zero: an argument of a
// command has a greatest length.
func compact(rows reflect.Value) []map[string]any {
	var out []map[string]any
	for i := range rows.Len() {
		row, fields := rows.Index(i), map[string]any{}
		for j := range row.NumField() {
			if f := row.Field(j); !f.IsZero() {
				fields[row.Type().Field(j).Name] = f.Interface()
			}
		}
		out = append(out, fields)
	}
	return out
}

// DecodeExtra reads what [Extra.Encode] has written; the empty string yields nil.
func DecodeExtra(s string) (*Extra, error) {
	if s == "" {
		return nil, nil
	}
	text, ok := strings.CutPrefix(s, extraVersion)
	if !ok {
		return nil, fmt.Errorf("the value was not made by this version of hiddenstate: make it again with hiddenstate config -flags")
	}
	e := new(Extra)
	if err := json.Unmarshal([]byte(text), e); err != nil {
		return nil, fmt.Errorf("the value is damaged: %w", err)
	}
	e.Sort()
	return e, nil
}
