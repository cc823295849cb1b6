package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// lookup interprets m[k] and, of a text, s[i].
func (f *frame) lookup(instr *ssa.Lookup) {
	s := f.slot(instr)
	if instr.CommaOk {
		s = f.component(instr, 0)
	}
	if isMap(instr.X.Type()) {
		for _, v := range f.vals(instr.X) {
			f.look(v, instr, f.prov(instr.Index))
		}
	}
	f.loadInto(s, instr.X)
	f.chosen(instr, instr.X, instr.Index)
}

// chosen adds the origin of an index to a letter that it picks out of a text:
// letters picked at random make a random text.
func (f *frame) chosen(v, text, index ssa.Value) {
	if b, ok := text.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		f.flowProv(v, f.prov(index))
	}
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}
