package effects

import (
	"fmt"
	"strings"
)

// Dump renders a function's summary for tests and debugging, one thing a line.
func (p *Program) Dump(fn *Func) string {
	var b strings.Builder
	s := fn.Sum
	for i, vs := range s.Results {
		fmt.Fprintf(&b, "result %d: %s from %s\n", i, dumpValues(vs), dumpProv(s.ResultProv[i]))
	}
	for _, e := range s.Effects {
		fmt.Fprintf(&b, "%s %s", e.Op, e.Place)
		if e.Key != (Provenance{}) {
			fmt.Fprintf(&b, " key %s", dumpProv(e.Key))
		}
		if e.Val != (Provenance{}) {
			fmt.Fprintf(&b, " value %s", dumpProv(e.Val))
		}
		if e.Once {
			b.WriteString(" once")
		}
		if e.Async {
			b.WriteString(" async")
		}
		if e.Depth > 0 {
			fmt.Fprintf(&b, " depth %d", e.Depth)
		}
		b.WriteByte('\n')
	}
	for _, st := range s.stores {
		fmt.Fprintf(&b, "store %s := %s\n", st.place, dumpValues(st.vals))
	}
	for _, d := range s.dyn {
		name := "call"
		if d.Method != nil {
			name = d.Method.Name()
		}
		fmt.Fprintf(&b, "open %s of %s\n", name, d.Callee)
	}
	for _, r := range s.registrations {
		fmt.Fprintf(&b, "registers %s\n", dumpValues(r.Handlers))
	}
	return b.String()
}

func dumpValues(vs Values) string {
	var out []string
	for _, v := range vs {
		out = append(out, v.String())
	}
	return "{" + strings.Join(out, ", ") + "}"
}

func dumpProv(p Provenance) string {
	var out []string
	for i := range 64 {
		if (p.Params|p.Derived)&(1<<i) != 0 {
			if i < freeBit {
				out = append(out, "param"+itoa(i))
			} else {
				out = append(out, "free"+itoa(i-freeBit))
			}
		}
	}
	if p.fields != nil {
		for _, r := range p.fields.refs {
			out = append(out, Value{Root: Param(r.bit), Path: r.path}.String())
		}
	}
	return strings.Join(append(out, p.Set.Names()...), "+")
}
