package effects

import (
	"math/bits"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A Provenance says where a value was computed from: origins that are known
// here, and parameters whose origins only the caller knows.
type Provenance struct {
	Set    origin.Set
	Params uint64 // bit i: parameter i; bit freeBit+j: captured variable j
	// Derived has the parameters that the value was computed from in such a way
	// that it does not name what they name: what is read from a temporary file
	// is not the path of one.
	Derived uint64
}

// freeBit is the first bit for captured variables. Parameters and captured
// variables beyond the 40th and 24th have no provenance.
const freeBit = 40

func paramProv(i int) Provenance {
	if i >= freeBit {
		return Provenance{}
	}
	return Provenance{Params: 1 << i}
}

func freeProv(j int) Provenance {
	if j >= 64-freeBit {
		return Provenance{}
	}
	return Provenance{Params: 1 << (freeBit + j)}
}

func (p Provenance) union(q Provenance) Provenance {
	return Provenance{p.Set | q.Set, p.Params | q.Params, p.Derived | q.Derived}
}

// merge adds q to p and reports whether p grew.
func (p *Provenance) merge(q Provenance) bool {
	u := p.union(q)
	if u == *p {
		return false
	}
	*p = u
	return true
}

// replace returns p with its parameters replaced by what the caller passed.
func (p Provenance) replace(args, free []Provenance) Provenance {
	out := Provenance{Set: p.Set}
	for m := p.Params | p.Derived; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		var q Provenance
		switch {
		case i < freeBit && i < len(args):
			q = args[i]
		case i >= freeBit && i-freeBit < len(free):
			q = free[i-freeBit]
		}
		if p.Params&(1<<i) == 0 {
			q = q.derived()
		}
		out = out.union(q)
	}
	return out
}

// derived returns the provenance of something computed from a value of
// provenance p that names nothing that p's value names.
func (p Provenance) derived() Provenance {
	return Provenance{Set: p.Set &^ (origin.TempKept | origin.TempRemoved), Derived: p.Params | p.Derived}
}

// without returns p without what parameter i contributes.
func (p Provenance) without(i int) Provenance {
	m := paramProv(i).Params
	return Provenance{p.Set, p.Params &^ m, p.Derived &^ m}
}
