package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// bridges know which functions work on what a broker hands to every instance,
// and which on what somebody asks of this one.
type bridges struct {
	fed   map[*effects.Func]bool // they subscribe, or are called from there
	asked map[*effects.Func]bool // requests call them, or send them messages
}

// newBridges returns nil for a program that subscribes to nothing.
func newBridges(res *cells.Result) *bridges {
	b := &bridges{fed: map[*effects.Func]bool{}, asked: map[*effects.Func]bool{}}
	for _, call := range res.Program.LibraryCalls {
		if subscribes(call) {
			b.feed(res.Program, call.Func)
		}
	}
	if len(b.fed) == 0 {
		return nil
	}
	for _, p := range res.Points {
		if p.Trigger == models.Request || p.Trigger == models.Connection {
			reach(b.asked, p.Func)
			reach(b.asked, p.Name)
		}
	}
	for _, c := range res.Cells {
		// A client that comes or goes is nothing to be told of elsewhere.
		if c.Mailbox == nil || c.Shape().Has(shape.Connection) {
			continue
		}
		for _, r := range res.Program.Receivers(c.Cell) {
			reach(b.asked, r.Site.Func)
		}
	}
	return b
}

// subscribes reports whether a library call asks a broker for what any instance
// publishes.
func subscribes(call *effects.LibraryCall) bool {
	if call.Model == nil || call.Callee == nil || !strings.Contains(call.Callee.Name(), "Subscribe") {
		return false
	}
	for _, st := range call.Model.States {
		if st.Kind == "liveconn" && st.Class == models.External {
			return true
		}
	}
	return false
}

// feed adds a function that subscribes, the closures in it, and what they call.
func (b *bridges) feed(prog *effects.Program, fn *effects.Func) {
	reach(b.fed, fn)
	for _, f := range prog.Funcs {
		if f.Parent == fn {
			reach(b.fed, f)
		}
	}
}

func reach(seen map[*effects.Func]bool, fn *effects.Func) {
	if fn == nil || seen[fn] {
		return
	}
	seen[fn] = true
	for _, callee := range fn.Callees {
		reach(seen, callee)
	}
}

// bridged reports whether a registry of connections is the local end of a
// broker: nothing but what the broker hands to every instance is sent to them.
func (k *Case) bridged() bool {
	if k.bridges == nil {
		return false
	}
	some := false
	for _, r := range append(k.Elsewhere[:len(k.Elsewhere):len(k.Elsewhere)], k.Reads...) {
		if r.Use != cells.Used || !takesOut(r.Site.Instr) {
			continue
		}
		if k.bridges.asked[r.Func] || !k.bridges.fed[r.Func] {
			return false
		}
		some = true
	}
	return some
}

// takesOut reports whether a read of a collection yields what is in it, and not
// merely whether it is there.
func takesOut(read ssa.Instruction) bool {
	v, ok := read.(ssa.Value)
	if !ok || v.Referrers() == nil {
		return true
	}
	if _, ok := read.(*ssa.Call); ok {
		return true // of a method of a map's, such as Load or Range
	}
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.Range, *ssa.IndexAddr, *ssa.Slice:
			return true
		case *ssa.Lookup:
			if !r.CommaOk {
				return true
			}
			for _, use := range *r.Referrers() {
				if e, ok := use.(*ssa.Extract); ok && e.Index == 0 {
					return true
				}
			}
		}
	}
	return false
}
