package effects

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A Provenance says where a value was computed from: origins that are known
// here, and parameters, or fields of what parameters refer to, whose origins
// only the caller knows. Provenances are comparable.
type Provenance struct {
	Set    origin.Set
	Params uint64 // bit i: parameter i; bit freeBit+j: captured variable j
	// Derived has the parameters that the value was computed from in such a way
	// that it does not name what they name: what is read from a temporary file
	// is not the path of one.
	Derived uint64
	fields  *fieldSet
}

// freeBit is the first bit for captured variables. Parameters and captured
// variables beyond the 40th and 24th have no provenance.
const freeBit = 40

// A fieldRef is a field of what a parameter refers to.
type fieldRef struct {
	bit     int // as in Params
	path    *Path
	derived bool
}

func compareRefs(a, b fieldRef) int {
	if c := cmp.Compare(a.bit, b.bit); c != 0 {
		return c
	}
	if c := cmp.Compare(a.path.id, b.path.id); c != 0 {
		return c
	}
	if a.derived == b.derived {
		return 0
	}
	if b.derived {
		return -1
	}
	return 1
}

// A fieldSet is an interned set of fields; pointer equality is set equality.
type fieldSet struct {
	refs  []fieldRef
	table fieldTable
}

// A fieldTable interns field sets.
type fieldTable map[string]*fieldSet

// intern returns the set of the given fields, which need not be in order and are
// the caller's to use again.
func (t fieldTable) intern(refs []fieldRef) *fieldSet {
	if len(refs) == 0 {
		return nil
	}
	slices.SortFunc(refs, compareRefs)
	refs = slices.Compact(refs)
	var space [6 * 2 * maxFields]byte
	key := space[:0]
	for _, r := range refs {
		derived := byte(0)
		if r.derived {
			derived = 1
		}
		key = append(key, byte(r.bit), derived)
		key = binary.LittleEndian.AppendUint32(key, r.path.id)
	}
	if s := t[string(key)]; s != nil {
		return s
	}
	s := &fieldSet{refs: slices.Clone(refs), table: t}
	t[string(key)] = s
	return s
}

// maxFields bounds a field set. A value computed from more fields than this is
// taken to be computed from the whole of what the parameters refer to.
const maxFields = 6

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

// placeProv returns the provenance of what the place v holds, as far as only the
// caller knows it.
func (p *Program) placeProv(v Value) Provenance {
	var whole Provenance
	switch r := v.Root.(type) {
	case Param:
		whole = paramProv(int(r))
	case Free:
		whole = freeProv(int(r))
	}
	if whole.Params == 0 || v.Path == nil {
		return whole
	}
	return Provenance{fields: p.fieldSets.intern([]fieldRef{{bit: bits.TrailingZeros64(whole.Params), path: v.Path}})}
}

func (p Provenance) union(q Provenance) Provenance {
	if q == (Provenance{}) || p == q {
		return p
	}
	if p == (Provenance{}) {
		return q
	}
	out := Provenance{Set: p.Set | q.Set, Params: p.Params | q.Params, Derived: p.Derived | q.Derived, fields: p.fields}
	switch {
	case q.fields == nil || q.fields == p.fields:
	case p.fields == nil:
		out.fields = q.fields
	default:
		var space [2 * maxFields]fieldRef
		out.fields = p.fields.table.intern(append(append(space[:0], p.fields.refs...), q.fields.refs...))
	}
	return out.bounded()
}

// bounded drops fields that their whole parameter covers, and gives up on fields
// where there are too many.
func (p Provenance) bounded() Provenance {
	if p.fields == nil {
		return p
	}
	var space [2 * maxFields]fieldRef
	kept := space[:0]
	for _, r := range p.fields.refs {
		covered := p.Params
		if r.derived {
			covered |= p.Derived
		}
		if covered&(1<<r.bit) == 0 {
			kept = append(kept, r)
		}
	}
	if len(kept) > maxFields {
		for _, r := range kept {
			if r.derived {
				p.Derived |= 1 << r.bit
			} else {
				p.Params |= 1 << r.bit
			}
		}
		kept = nil
	}
	if len(kept) != len(p.fields.refs) {
		p.fields = p.fields.table.intern(kept)
	}
	return p
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

// derived returns the provenance of something computed from a value of
// provenance p that names nothing that p's value names.
func (p Provenance) derived() Provenance {
	out := Provenance{Set: p.Set &^ (origin.TempKept | origin.TempRemoved), Derived: p.Params | p.Derived}
	if p.fields != nil {
		refs := slices.Clone(p.fields.refs)
		for i := range refs {
			refs[i].derived = true
		}
		out.fields = p.fields.table.intern(refs)
	}
	return out
}

// open returns the part of p that only the caller knows.
func (p Provenance) open() Provenance {
	p.Set = 0
	return p
}

// without returns p without what parameter i contributes.
func (p Provenance) without(i int) Provenance {
	if i >= freeBit {
		return p
	}
	p.Params &^= 1 << i
	p.Derived &^= 1 << i
	if p.fields != nil {
		var kept []fieldRef
		for _, r := range p.fields.refs {
			if r.bit != i {
				kept = append(kept, r)
			}
		}
		p.fields = p.fields.table.intern(kept)
	}
	return p
}

// prov returns what a provenance of the callee's is for the caller.
func (in *importer) prov(p Provenance) Provenance {
	if p.open() == (Provenance{}) {
		return p
	}
	if q, ok := in.provs[p]; ok {
		return q
	}
	q := in.closed(p)
	in.provs[p] = q
	return q
}

// closed puts what the caller knows in the place of parameters and fields.
func (in *importer) closed(p Provenance) Provenance {
	out := Provenance{Set: p.Set}
	for m := p.Params | p.Derived; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		q := in.whole(i)
		if p.Params&(1<<i) == 0 {
			q = q.derived()
		}
		out = out.union(q)
	}
	if p.fields == nil {
		return out
	}
	for _, r := range p.fields.refs {
		q := in.fieldOf(r)
		if r.derived {
			q = q.derived()
		}
		out = out.union(q)
	}
	return out
}

// whole returns the provenance of a parameter and of all that it refers to.
func (in *importer) whole(bit int) Provenance {
	switch {
	case bit < freeBit && bit < len(in.call.prov):
		return in.call.prov[bit]
	case bit >= freeBit && bit-freeBit < len(in.freeProv):
		return in.freeProv[bit-freeBit]
	}
	return Provenance{}
}

// fieldOf returns the provenance of a field of what a parameter refers to. Many
// of a callee's values are computed from the same fields.
func (in *importer) fieldOf(r fieldRef) Provenance {
	r.derived = false
	p, ok := in.fieldProvs[r]
	if !ok {
		p = in.lookUp(r)
		in.fieldProvs[r] = p
	}
	return p
}

func (in *importer) lookUp(r fieldRef) Provenance {
	var from Values
	switch {
	case r.bit < freeBit && r.bit < len(in.call.args):
		from = in.call.args[r.bit]
	case r.bit >= freeBit && r.bit-freeBit < len(in.call.free):
		from = in.call.free[r.bit-freeBit]
	}
	if len(from) == 0 {
		// Nothing is known of the object but where it comes from.
		return in.whole(r.bit)
	}
	root := Root(Param(r.bit))
	if r.bit >= freeBit {
		root = Free(r.bit - freeBit)
	}
	return in.contentProv(in.behindParam(from, Value{Root: root, Path: r.path}))
}
