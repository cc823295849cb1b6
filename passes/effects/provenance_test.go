package effects

import (
	"math/rand/v2"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// somePaths returns interned paths of one cell each.
func somePaths(n int) []*Path {
	table := pathTable{}
	paths := make([]*Path, n)
	for i := range paths {
		paths[i] = table.extend(nil, &Cell{})
	}
	return paths
}

// TestMergeGrows holds merge to what the fixpoint relies on: a provenance only
// grows, and what was merged once is not news a second time. Sets that are too
// large, or that a whole parameter covers, are where that can go wrong.
func TestMergeGrows(t *testing.T) {
	paths := somePaths(9)
	rnd := rand.New(rand.NewPCG(1, 2))
	fields := fieldTable{}
	random := func() Provenance {
		p := Provenance{Set: origin.Set(1) << rnd.IntN(8)}
		if rnd.IntN(4) == 0 {
			p.Params = 1 << rnd.IntN(3)
		}
		if rnd.IntN(4) == 0 {
			p.Derived = 1 << rnd.IntN(3)
		}
		var refs []fieldRef
		for range rnd.IntN(maxFields) {
			refs = append(refs, fieldRef{bit: rnd.IntN(3), path: paths[rnd.IntN(len(paths))], derived: rnd.IntN(2) == 0})
		}
		p.fields = fields.intern(refs)
		return p.bounded()
	}
	for range 200 {
		var sum Provenance
		parts := make([]Provenance, 12)
		for i := range parts {
			parts[i] = random()
		}
		grown := 0
		for range 4 {
			for _, q := range parts {
				if sum.merge(q) {
					grown++
				}
				if sum.merge(q) {
					t.Fatalf("merging %+v into %+v twice grows it twice", q, sum)
				}
			}
		}
		for _, q := range parts {
			if sum.merge(q) {
				t.Fatalf("the merge of %d parts does not settle", len(parts))
			}
		}
	}
}

func TestUnionCommutes(t *testing.T) {
	paths := somePaths(3)
	fields := fieldTable{}
	a := Provenance{Set: origin.Cookie, fields: fields.intern([]fieldRef{{bit: 1, path: paths[0]}, {bit: 2, path: paths[1], derived: true}})}
	b := Provenance{Set: origin.Body, Derived: 1 << 2, fields: fields.intern([]fieldRef{{bit: 0, path: paths[2]}})}
	if a.union(b) != b.union(a) {
		t.Errorf("union depends on the order: %+v, %+v", a.union(b), b.union(a))
	}
	if got := a.union(b).fields; len(got.refs) != 2 {
		t.Errorf("a derived field of a parameter that the value derives from is kept: %+v", got.refs)
	}
}
