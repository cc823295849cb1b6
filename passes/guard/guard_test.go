package guard

import (
	"bytes"
	"errors"
	"go/types"
	"reflect"
	"regexp"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestRun(t *testing.T) {
	type cells struct{}
	failed, found := errors.New("failed"), new(cells)
	for name, test := range map[string]struct {
		run    func(*analysis.Pass) (any, error)
		result any
		err    error
		says   string
	}{
		"result": {func(*analysis.Pass) (any, error) { return found, nil }, found, nil, `^$`},
		"error":  {func(*analysis.Pass) (any, error) { return nil, failed }, nil, failed, `^$`},
		"panic": {func(*analysis.Pass) (any, error) { panic("no such cell\nof that name") }, (*cells)(nil), nil,
			`^hiddenstate: internal error of cells: no such cell at guard/guard_test\.go:\d+; package example\.com/shop is left out; please report it\n$`},
		"nil": {func(pass *analysis.Pass) (any, error) { return pass.TypesInfo.Defs, nil }, (*cells)(nil), nil,
			`nil pointer dereference at guard/guard_test\.go:\d+;`},
	} {
		t.Run(name, func(t *testing.T) {
			pass := &analysis.Pass{
				Analyzer: &analysis.Analyzer{Name: "cells", ResultType: reflect.TypeFor[*cells]()},
				Pkg:      types.NewPackage("example.com/shop", "shop"),
			}
			var said bytes.Buffer
			got, err := guarded(&said, test.run)(pass)
			if got != test.result {
				t.Errorf("result %#v, want %#v", got, test.result)
			}
			if err != test.err {
				t.Errorf("error %v, want %v", err, test.err)
			}
			if !regexp.MustCompile(test.says).MatchString(said.String()) {
				t.Errorf("says %q, want %s", said.String(), test.says)
			}
		})
	}
}

// TestRunWithoutResult holds that an analyzer that only reports has no result
// after a panic: a driver refuses one that was not announced.
func TestRunWithoutResult(t *testing.T) {
	pass := &analysis.Pass{Analyzer: &analysis.Analyzer{Name: "session"}, Pkg: types.NewPackage("example.com/shop", "shop")}
	var said bytes.Buffer
	got, err := guarded(&said, func(*analysis.Pass) (any, error) { panic("no message") })(pass)
	if got != nil || err != nil {
		t.Errorf("result %#v, error %v, want none", got, err)
	}
	if said.Len() == 0 {
		t.Error("says nothing")
	}
}
