package guard

import (
	"errors"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestRun(t *testing.T) {
	failed := errors.New("failed")
	for name, test := range map[string]struct {
		run    func(*analysis.Pass) (any, error)
		result any
		err    string
	}{
		"result": {func(*analysis.Pass) (any, error) { return 7, nil }, 7, ""},
		"error":  {func(*analysis.Pass) (any, error) { return nil, failed }, nil, "failed"},
		"panic":  {func(*analysis.Pass) (any, error) { panic("no such cell") }, nil, "internal error of cells in package example.com/shop: no such cell"},
		"nil":    {func(*analysis.Pass) (any, error) { var m map[string]int; m["x"]++; return m, nil }, nil, "assignment to entry in nil map"},
	} {
		t.Run(name, func(t *testing.T) {
			pass := &analysis.Pass{Analyzer: &analysis.Analyzer{Name: "cells"}, Pkg: types.NewPackage("example.com/shop", "shop")}
			got, err := Run(test.run)(pass)
			if got != test.result {
				t.Errorf("result %v, want %v", got, test.result)
			}
			if test.err == "" && err != nil || test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err)) {
				t.Errorf("error %v, want one with %q", err, test.err)
			}
		})
	}
}
