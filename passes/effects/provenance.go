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
	return Provenance{p.Set | q.Set, p.Params | q.Params}
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
	for m := p.Params; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		switch {
		case i < freeBit && i < len(args):
			out = out.union(args[i])
		case i >= freeBit && i-freeBit < len(free):
			out = out.union(free[i-freeBit])
		}
	}
	return out
}
