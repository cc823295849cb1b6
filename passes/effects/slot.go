package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// slot returns the slot of v, made on first use.
func (f *frame) slot(v ssa.Value) *slot {
	s := f.slots[v]
	if s == nil {
		s = &slot{plain: !f.tracks(v.Type())}
		f.slots[v] = s
	}
	return s
}

// vals returns what v refers to.
func (f *frame) vals(v ssa.Value) Values {
	switch v := v.(type) {
	case *ssa.Const, *ssa.Builtin:
		return nil
	case *ssa.Global:
		if obj, ok := v.Object().(*types.Var); ok {
			return Values{{Root: f.cells.global(obj)}}
		}
		return nil
	case *ssa.Function:
		if s := f.slots[v]; s != nil {
			return s.vals
		}
		s := f.slot(v)
		if c := f.funcValue(v); c != nil {
			s.vals = Values{{Root: c}}
		}
		return s.vals
	}
	if s := f.slots[v]; s != nil {
		return s.vals
	}
	return nil
}

// prov returns where v was computed from.
func (f *frame) prov(v ssa.Value) Provenance {
	switch v := v.(type) {
	case *ssa.Const:
		return Provenance{Set: origin.Constant}
	case *ssa.Global:
		if obj, ok := v.Object().(*types.Var); ok {
			return Provenance{Set: f.lasting(f.cells.global(obj))}
		}
		return Provenance{}
	case *ssa.Function, *ssa.Builtin:
		return Provenance{}
	}
	if s := f.slots[v]; s != nil {
		return s.prov
	}
	return Provenance{}
}

// provDeep returns where v, and what it refers to, was computed from.
func (f *frame) provDeep(v ssa.Value) Provenance {
	p := f.prov(v)
	for _, w := range f.vals(v) {
		if o, ok := w.Root.(*Object); ok {
			p = p.union(o.provAt(w.Path))
		}
	}
	return p
}

func (f *frame) set(v ssa.Value, val Value) { f.addTo(f.slot(v), val) }

func (f *frame) addTo(s *slot, v Value) {
	if !s.plain && s.vals.add(v) {
		f.grew = true
	}
}

func (f *frame) addAll(s *slot, vs Values) {
	if !s.plain && s.vals.addAll(vs) {
		f.grew = true
	}
}

func (f *frame) addProv(s *slot, p Provenance) {
	if s.prov.merge(p) {
		f.grew = true
	}
}

func (f *frame) flowProv(v ssa.Value, p Provenance) { f.addProv(f.slot(v), p) }

// copyFrom makes dst refer to what src refers to.
func (f *frame) copyFrom(dst, src ssa.Value) {
	s := f.slot(dst)
	f.addAll(s, f.vals(src))
	f.addProv(s, f.prov(src))
}

// loadFrom makes dst refer to what the place that src refers to holds.
func (f *frame) loadFrom(dst, src ssa.Value) {
	s := f.slot(dst)
	f.loadInto(s, src)
}

func (f *frame) loadInto(s *slot, src ssa.Value) {
	vs := f.vals(src)
	for _, v := range vs {
		f.addAll(s, f.load(v))
	}
	f.addProv(s, f.prov(src))
	f.addProv(s, f.contentProv(vs))
}
