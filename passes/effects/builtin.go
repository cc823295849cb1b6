package effects

import "golang.org/x/tools/go/ssa"

// builtin interprets a call of a predeclared function.
func (f *frame) builtin(instr ssa.CallInstruction, b *ssa.Builtin, args []ssa.Value) {
	switch b.Name() {
	case "append":
		f.appendCall(instr, args)
	case "copy":
		var content Values
		for _, v := range f.vals(args[1]) {
			content.addAll(f.load(v))
		}
		prov := f.prov(args[1])
		for _, place := range f.vals(args[0]) {
			f.store(place, content, prov, instr)
			f.effect(place, OpElem, instr, Provenance{}, prov)
		}
	case "delete":
		for _, place := range f.vals(args[0]) {
			f.effect(place, OpDelete, instr, f.prov(args[1]), Provenance{})
		}
	case "clear":
		for _, place := range f.vals(args[0]) {
			f.effect(place, OpReset, instr, Provenance{}, Provenance{})
		}
	case "close":
		for _, place := range f.vals(args[0]) {
			f.effect(place, OpClose, instr, Provenance{}, Provenance{})
		}
	case "len", "cap", "min", "max", "real", "imag", "complex":
		if v := instr.Value(); v != nil {
			for _, a := range args {
				f.flowProv(v, f.prov(a))
			}
		}
	case "ssa:wrapnilchk":
		if v := instr.Value(); v != nil {
			f.copyFrom(v, args[0])
		}
	}
}

// appendCall interprets append: the result is the first argument, or a new
// array that holds what both held.
func (f *frame) appendCall(instr ssa.CallInstruction, args []ssa.Value) {
	v := instr.Value()
	if v == nil {
		return
	}
	s := f.slot(v)
	f.addAll(s, f.vals(args[0]))
	f.addProv(s, f.prov(args[0]))
	if len(args) < 2 {
		return
	}
	f.addProv(s, f.prov(args[1]))
	if !f.tracks(v.Type()) {
		return
	}
	o := f.alloc(instr, v.Type(), "")
	var content Values
	for _, w := range f.vals(args[1]) {
		content.addAll(f.load(w))
		if src, ok := w.Root.(*Object); ok {
			f.addProv(s, src.provAt(w.Path))
		}
	}
	f.put(o, nil, content, f.provDeep(args[1]))
	f.addTo(s, Value{Root: o})
	for _, place := range f.vals(args[0]) {
		if dst, ok := place.Root.(*Object); ok && dst != o {
			f.put(dst, place.Path, content, f.provDeep(args[1]))
		}
	}
}
