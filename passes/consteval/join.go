package consteval

import (
	"go/constant"
	"path"

	"golang.org/x/tools/go/ssa"
)

// join evaluates path.Join.
func (ev *evaluation) join(v *ssa.Call, chain []ssa.CallInstruction, d int) []constant.Value {
	parts := []string{""}
	for _, arg := range variadic(v.Call.Args[0]) {
		vals := ev.eval(arg, chain, d+1)
		if len(vals) == 0 {
			return ev.unknown(v.Type())
		}
		var next []string
		for _, p := range parts {
			for _, c := range vals {
				if c.Kind() == constant.String && len(next) < most {
					next = append(next, path.Join(p, constant.StringVal(c)))
				}
			}
		}
		parts = next
	}
	out := make([]constant.Value, len(parts))
	for i, p := range parts {
		out[i] = constant.MakeString(p)
	}
	return out
}

// variadic returns the elements of the slice that a call with variable
// arguments passes.
func variadic(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	byIndex := map[int64]ssa.Value{}
	n := int64(0)
	for _, r := range *array.Referrers() {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		c, ok := ia.Index.(*ssa.Const)
		if !ok {
			continue
		}
		for _, r := range *ia.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == ia {
				byIndex[c.Int64()] = st.Val
				n = max(n, c.Int64()+1)
			}
		}
	}
	out := make([]ssa.Value, n)
	for i := range out {
		out[i] = byIndex[int64(i)]
	}
	return out
}

// merge appends the values of more that out does not have, up to the bound.
func merge(out, more []constant.Value) []constant.Value {
next:
	for _, v := range more {
		for _, w := range out {
			if v.Kind() == w.Kind() && v.ExactString() == w.ExactString() {
				continue next
			}
		}
		if len(out) < most {
			out = append(out, v)
		}
	}
	return out
}
