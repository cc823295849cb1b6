package effects

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRoundTrip holds what an importer decodes against what the package itself
// found out.
func TestRoundTrip(t *testing.T) {
	tr := analyse(t, load(t, shop), nil)
	compared := 0
	for _, u := range tr.units {
		if len(u.fact.Data) == 0 {
			continue
		}
		other := NewModularProgram(u.prog.Fset, tr.table, u.types, u.prog.inScope)
		if err := other.Decode(u.fact); err != nil {
			t.Fatalf("%s: %v", u, err)
		}
		for _, fn := range u.prog.Funcs {
			far := other.far.funcs[fn.Key()]
			if far == nil || far.far.at == "" {
				if fn.Obj != nil && fn.Obj.Exported() && !fn.Sum.trivial() {
					t.Errorf("%s: %s is not in the fact", u, fn.Key())
				}
				continue
			}
			compared++
			if want, got := describe(u.prog, fn), describe(other, far); want != got {
				t.Errorf("%s does not come through its fact:\n%s", fn.Key(), firstDifference(want, got))
			}
		}
	}
	if compared < 200 {
		t.Errorf("the facts of the sample service describe %d functions; is that all?", compared)
	}
}

func firstDifference(want, got string) string {
	w, g := bytes.Split([]byte(want), []byte("\n")), bytes.Split([]byte(got), []byte("\n"))
	for i := range w {
		if i >= len(g) || !bytes.Equal(w[i], g[i]) {
			have := []byte("nothing")
			if i < len(g) {
				have = g[i]
			}
			return "want " + string(w[i]) + "\ngot  " + string(have)
		}
	}
	return "got more lines than wanted"
}

// TestDeterminism analyses the sample service again and again, with the files of
// each package in other orders: the go command and Bazel key their caches on
// the bytes of a fact.
func TestDeterminism(t *testing.T) {
	pkgs := load(t, shop)
	first := analyse(t, pkgs, nil)
	rnd := rand.New(rand.NewPCG(3, 7))
	for name, order := range map[string]func([]string){
		"the same order": nil,
		"reversed":       slices.Reverse[[]string],
		"shuffled": func(names []string) {
			rnd.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		},
	} {
		again := analyse(t, pkgs, order)
		for i, u := range first.units {
			if !bytes.Equal(u.fact.Data, again.units[i].fact.Data) {
				t.Errorf("files in %s: the fact of %s has other bytes than the first time", name, u)
			}
		}
	}
}

// TestSize keeps facts small: every importer reads them, in every run of go vet.
func TestSize(t *testing.T) {
	const (
		perFunction = 400 // bytes, over all functions with a body
		perPackage  = 48 << 10
	)
	tr := analyse(t, load(t, shop), nil)
	bytes, funcs := 0, 0
	for _, u := range tr.units {
		bytes += len(u.fact.Data)
		funcs += len(u.prog.Funcs)
		if len(u.fact.Data) > perPackage {
			t.Errorf("the fact of %s is larger than %d bytes", u, perPackage)
		}
	}
	t.Logf("%d functions, %d bytes, %d a function", funcs, bytes, bytes/funcs)
	if bytes > funcs*perFunction {
		t.Errorf("%d bytes for %d functions: %d a function, want at most %d", bytes, funcs, bytes/funcs, perFunction)
	}
}
