package entrypoints

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// maxMounts bounds the places at which one router is mounted that are followed.
const maxMounts = 4

// mounted returns the prefixes under which other routers pass requests on to a
// router, or to a handler around it: v is what the router's constructor yields.
// A router of which no mount is found has the prefix "".
func (f *finder) mounted(v ssa.Value, chain []ssa.CallInstruction, depth int) []string {
	m := mounting{finder: f, seen: map[ssa.Value]bool{}}
	m.follow(v, chain, depth)
	if len(m.found) == 0 {
		return []string{""}
	}
	return unique(m.found)
}

type mounting struct {
	*finder
	seen     map[ssa.Value]bool
	stripped string // what a wrapper takes off the path before the router sees it
	found    []string
}

func (m *mounting) follow(v ssa.Value, chain []ssa.CallInstruction, depth int) {
	if depth > maxSteps || m.seen[v] || v.Referrers() == nil || len(m.found) >= maxMounts {
		return
	}
	m.seen[v] = true
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.TypeAssert, *ssa.Extract:
			m.follow(ref.(ssa.Value), chain, depth+1)
		case *ssa.Store:
			if ref.Val == v {
				m.stored(ref.Addr, chain, depth+1)
			}
		case *ssa.Call:
			m.call(ref, v, chain, depth)
		case *ssa.Return:
			m.returned(ref, v, chain, depth)
		case *ssa.MakeClosure:
			m.bound(ref, v, chain, depth)
		}
	}
}

// stored follows what is read from the local variable, or the field, that a
// router is put into.
func (m *mounting) stored(addr ssa.Value, chain []ssa.CallInstruction, depth int) {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		for _, ref := range *addr.Referrers() {
			if load, ok := ref.(*ssa.UnOp); ok {
				m.follow(load, chain, depth)
			}
		}
	case *ssa.FieldAddr:
		if field := fieldOf(addr); field != nil {
			for _, load := range m.uses().loads[field.Origin()] {
				m.follow(load, nil, depth)
			}
		}
	}
}

// bound follows a router's ServeHTTP that is taken as a function.
func (m *mounting) bound(mc *ssa.MakeClosure, v ssa.Value, chain []ssa.CallInstruction, depth int) {
	if fn := mc.Fn.(*ssa.Function); fn.Synthetic != "" && len(mc.Bindings) == 1 && mc.Bindings[0] == v && fn.Object() != nil && fn.Object().Name() == "ServeHTTP" {
		m.follow(mc, chain, depth+1)
	}
}

// returned follows a function's result to its callers, or to the one of the chain.
func (m *mounting) returned(ret *ssa.Return, v ssa.Value, chain []ssa.CallInstruction, depth int) {
	callers := m.eval.Callers(ret.Parent())
	if n := len(chain); n > 0 && chain[n-1].Common().StaticCallee() == ret.Parent() {
		callers, chain = chain[n-1:], chain[:n-1]
	} else {
		chain = nil
	}
	at := slices.Index(ret.Results, v)
	for i, c := range callers {
		if i == maxMounts {
			return
		}
		call, ok := c.(*ssa.Call)
		if !ok {
			continue
		}
		if len(ret.Results) == 1 {
			m.follow(call, chain, depth+1)
			continue
		}
		for _, ref := range *call.Referrers() {
			if x, ok := ref.(*ssa.Extract); ok && x.Index == at {
				m.follow(x, chain, depth+1)
			}
		}
	}
}

// call follows a router that is an argument: to the router that it is mounted
// on, into a function of the program, through a wrapper.
func (m *mounting) call(call *ssa.Call, v ssa.Value, chain []ssa.CallInstruction, depth int) {
	c := &call.Call
	if recv := receiver(c); recv == v {
		return // the router's own method
	}
	i := slices.Index(c.Args, v)
	if i < 0 {
		return
	}
	if r := m.registration(c); r != nil && int(r.Handler)+receivers(c) == i {
		m.mount(r, c, chain, depth)
		return
	}
	if callee := c.StaticCallee(); callee != nil && len(callee.Blocks) > 0 && i < len(callee.Params) {
		before := len(m.found)
		m.follow(callee.Params[i], append(chain[:len(chain):len(chain)], call), depth+1)
		if len(m.found) > before {
			return
		}
	}
	if !isHandlerLike(call.Type()) {
		return
	}
	if fn := callee(c); fn != nil && fn.FullName() == "net/http.StripPrefix" {
		if s := m.eval.Strings(c.Args[0], chain); len(s) == 1 && consteval.Known(s[0]) {
			outer := m.stripped
			m.stripped = joinPath(s[0], outer)
			m.follow(call, chain, depth+1)
			m.stripped = outer
			return
		}
	}
	m.follow(call, chain, depth+1)
}

// registration returns the model of a call that gives a handler to a router.
func (m *mounting) registration(c *ssa.CallCommon) *models.Registration {
	fn := callee(c)
	if fn == nil {
		return nil
	}
	model := m.prog.Models.Func(fn)
	if model == nil {
		return nil
	}
	for _, r := range model.Registrations {
		if r.Form == models.Register && r.Handler >= 0 && (receiver(c) != nil || r.Route >= 0) {
			return r
		}
	}
	return nil
}

// mount adds the prefixes that a registration of the router gives it: those of
// the outer router, and its pattern where the outer router takes it off.
func (m *mounting) mount(r *models.Registration, c *ssa.CallCommon, chain []ssa.CallInstruction, depth int) {
	prefixes := []string{""}
	// A link of a chain leaves the path as it is.
	if recv := receiver(c); recv != nil && !m.isLink(recv, env{chain: chain}) {
		prefixes = m.prefixes(recv, chain, depth+1)
	}
	if i := int(r.Route) + receivers(c); r.Group && r.Route >= 0 && i < len(c.Args) {
		prefixes = combine(prefixes, m.eval.Strings(c.Args[i], chain))
	}
	for _, p := range prefixes {
		if m.stripped != "" {
			p = joinPath(p, m.stripped)
		}
		m.found = append(m.found, p)
	}
}
