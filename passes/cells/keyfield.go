package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// nestedKey returns the key in a field of a struct that the configuration of a
// signer has as a field of its own, nil if the process does not make it up.
func (c *collector) nestedKey(call *effects.LibraryCall, field string) *Key {
	if c.Reach.Request(call.Func) && !c.Reach.Startup(call.Func) {
		return nil
	}
	var from origin.Set
	for _, vs := range call.Args {
		from |= fieldOrigin(vs, field, 0)
	}
	if !from.Has(origin.Random) || from.Has(origin.External) {
		return nil
	}
	return &Key{Call: call, Pos: call.Pos}
}

// fieldOrigin returns where the content of a field comes from in the structs among
// values, and in the structs that they have as fields.
func fieldOrigin(vs effects.Values, field string, depth int) origin.Set {
	var set origin.Set
	for _, v := range vs {
		o, ok := v.Root.(*effects.Object)
		if !ok || depth > 3 {
			continue
		}
		for _, f := range o.Contents() {
			cell := f.Path.Last()
			if cell == nil {
				continue
			}
			if key, _ := models.Normalize(cell.String()); key == field {
				set |= f.Prov.Set
			} else {
				set |= fieldOrigin(f.Vals, field, depth+1)
			}
		}
	}
	return set
}

// returnedKey returns the key that a function argument of a signer returns, nil if
// no variable holds it or nothing random is put there.
func (c *collector) returnedKey(call *effects.LibraryCall, fn ssa.Value, byCell map[*effects.Cell]*Key) *Key {
	for _, v := range returned(fn) {
		if k := c.givenKey(call, v, byCell, 0); k != nil {
			return k
		}
	}
	return nil
}

// returned returns what a function literal, or a function of the program, can
// return first; what it captured once stands for what was captured.
func returned(v ssa.Value) []ssa.Value {
	v = unconverted(v)
	closure, _ := v.(*ssa.MakeClosure)
	if closure != nil {
		v = closure.Fn
	}
	fn, ok := v.(*ssa.Function)
	if !ok {
		return nil
	}
	var out []ssa.Value
	for _, b := range fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || len(ret.Results) == 0 {
			continue
		}
		got := unconverted(ret.Results[0])
		if load, ok := got.(*ssa.UnOp); ok && closure != nil {
			for i, free := range fn.FreeVars {
				if load.X == free {
					got = stored(closure.Bindings[i], got)
				}
			}
		}
		for i, free := range fn.FreeVars {
			if closure != nil && got == free {
				got = closure.Bindings[i]
			}
		}
		out = append(out, got)
	}
	return out
}

// stored returns the one value that a variable is set to, else what stands for
// all of them.
func stored(variable, all ssa.Value) ssa.Value {
	a, ok := variable.(*ssa.Alloc)
	if !ok {
		return all
	}
	var only ssa.Value
	for _, r := range *a.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == a {
			if only != nil {
				return all
			}
			only = st.Val
		}
	}
	if only == nil {
		return all
	}
	return only
}
