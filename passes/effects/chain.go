package effects

// Chain returns the functions on the way from the owner of an effect to the
// function that has it, without the owner.
func Chain(e *Effect) []*Func {
	var out []*Func
	for e != nil && e.Via != nil {
		out = append(out, through(e.Via)...)
		e = e.Via.Of
	}
	if e != nil {
		out = append(out, e.far...)
	}
	return out
}

// through returns the functions that one step leads through, the callee last.
func through(v *Via) []*Func {
	var out []*Func
	if t := v.Through; t != nil {
		out = append(out, through(t)...)
		if t.Dyn != nil && t.Dyn.Via != nil {
			out = append(out, through(t.Dyn.Via)...)
		}
	}
	return append(out, v.Callee)
}
