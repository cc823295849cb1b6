package parity

import (
	"go/token"
	"reflect"
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"golang.org/x/tools/go/analysis"
)

// TestFactTypes holds the types of all facts to what survives a trip through a
// file: gob cannot encode interface values that nobody registered, loses what
// is not exported, writes maps in no order, and a token.Pos means nothing in
// another process.
func TestFactTypes(t *testing.T) {
	seen := map[*analysis.Analyzer]bool{}
	facts := 0
	var visit func(a *analysis.Analyzer)
	visit = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, f := range a.FactTypes {
			facts++
			typ := reflect.TypeOf(f).Elem()
			portable(t, typ, typ.String())
		}
		for _, r := range a.Requires {
			visit(r)
		}
	}
	for _, a := range analyzers.All() {
		visit(a)
	}
	if facts == 0 {
		t.Error("no analyzer has facts")
	}
}

// portable reports an error for every part of a type that does not travel.
func portable(t *testing.T, typ reflect.Type, path string) {
	t.Helper()
	if typ == reflect.TypeFor[token.Pos]() {
		t.Errorf("%s is a position of one process", path)
		return
	}
	switch typ.Kind() {
	case reflect.Struct:
		for f := range typ.Fields() {
			if !f.IsExported() {
				t.Errorf("%s.%s is not exported: it does not travel", path, f.Name)
			}
			portable(t, f.Type, path+"."+f.Name)
		}
	case reflect.Slice, reflect.Array:
		portable(t, typ.Elem(), path+"[]")
	case reflect.Map, reflect.Interface, reflect.Pointer, reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Uintptr:
		t.Errorf("%s is a %s", path, typ.Kind())
	}
}
