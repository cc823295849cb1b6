package effects

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/scope"
)

// Derived reports whether the value that an effect puts under a key is a pure
// function of that key: a compiled expression, a parsed template, what reflection
// says of a type. Each instance computes the same.
//
// It errs on the side of no: a value that a function of the program or of an
// unknown library has a part in must be seen to depend on nothing else.
func (p *Program) Derived(e *Effect) bool {
	if e.Site.Instr == nil {
		return e.last().derived
	}
	key, val := KeyAt(e.Site.Instr), StoredAt(e.Site.Instr)
	if key == nil || val == nil {
		return false
	}
	v := &purity{prog: p, ok: true, keys: map[ssa.Value]bool{}, seen: map[ssa.Value]bool{}}
	v.key(key)
	v.value(val, 0)
	return v.ok && v.computed
}

// last returns the effect at the end of the chain: what the function that has
// it does itself, or what a fact says of it.
func (e *Effect) last() *Effect {
	for e.Via != nil && e.Via.Of != nil {
		e = e.Via.Of
	}
	return e
}

// StoredAt returns what an instruction stores under a key, nil if it does not.
func StoredAt(instr ssa.Instruction) ssa.Value {
	switch i := instr.(type) {
	case *ssa.MapUpdate:
		return i.Value
	case *ssa.Call:
		// sync.Map.Store, and the methods of library containers: (key, value, ...)
		if args := i.Call.Args; len(args) > 2 {
			return args[2]
		}
	}
	return nil
}

// KeyAt returns the key under which an instruction stores, nil if it does not.
func KeyAt(instr ssa.Instruction) ssa.Value {
	switch i := instr.(type) {
	case *ssa.MapUpdate:
		return i.Key
	case *ssa.Call:
		if args := i.Call.Args; len(args) > 2 {
			return args[1]
		}
	}
	return nil
}

// A purity finds out whether a value depends on a key alone.
type purity struct {
	prog     *Program
	keys     map[ssa.Value]bool
	seen     map[ssa.Value]bool
	ok       bool
	computed bool // by a call: what is merely copied is no memo
}

// key notes what the key was made from.
func (p *purity) key(v ssa.Value) {
	if p.keys[v] {
		return
	}
	p.keys[v] = true
	switch v := v.(type) {
	case *ssa.MakeInterface:
		p.key(v.X)
	case *ssa.Convert:
		p.key(v.X)
	case *ssa.ChangeType:
		p.key(v.X)
	case *ssa.BinOp:
		p.key(v.X)
		p.key(v.Y)
	case *ssa.Phi:
		for _, e := range v.Edges {
			p.key(e)
		}
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok {
			for _, st := range storesInto(a) {
				p.key(st)
			}
		}
	}
}

func (p *purity) value(v ssa.Value, depth int) {
	if !p.ok || v == nil || p.seen[v] || p.keys[v] {
		return
	}
	p.seen[v] = true
	if depth > 40 {
		p.ok = false
		return
	}
	depth++
	switch v := v.(type) {
	case *ssa.Const, *ssa.Builtin, *ssa.Function:
	case *ssa.Global:
		p.ok = fixed(v)
	case *ssa.Call:
		p.call(v, depth)
	case *ssa.Alloc:
		for _, st := range storesInto(v) {
			p.value(st, depth)
		}
		for _, c := range filledBy(v, 0) {
			p.value(c, depth)
		}
		for _, r := range *v.Referrers() {
			if load, ok := r.(*ssa.UnOp); ok && isMap(load.Type()) {
				p.entries(load, depth)
			}
		}
	case *ssa.MakeMap:
		p.entries(v, depth)
	case *ssa.UnOp:
		if v.Op == token.ARROW {
			p.ok = false
			return
		}
		p.value(v.X, depth)
	case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Convert, *ssa.BinOp, *ssa.Phi, *ssa.Extract,
		*ssa.Slice, *ssa.TypeAssert, *ssa.FieldAddr, *ssa.Field, *ssa.IndexAddr, *ssa.Index:
		var ops [8]*ssa.Value
		for _, op := range v.(ssa.Instruction).Operands(ops[:0]) {
			p.value(*op, depth)
		}
	default:
		p.ok = false // a parameter that is not the key, a variable, a map
	}
}

// entries looks at what is put into a map of the function's own.
func (p *purity) entries(m ssa.Value, depth int) {
	for _, r := range *m.Referrers() {
		if put, ok := r.(*ssa.MapUpdate); ok && put.Map == m {
			p.value(put.Key, depth)
			p.value(put.Value, depth)
		}
	}
}

// storesInto returns what is put into a local variable and its parts.
func storesInto(addr ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == addr {
				out = append(out, r.Val)
			}
		case *ssa.FieldAddr:
			out = append(out, storesInto(r)...)
		case *ssa.IndexAddr:
			out = append(out, storesInto(r)...)
		}
	}
	return out
}

// filledBy returns the calls that are given a variable's address, as decoders are.
func filledBy(addr ssa.Value, depth int) []ssa.Value {
	var out []ssa.Value
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Call:
			out = append(out, r)
		case *ssa.MakeInterface:
			if depth < 2 {
				out = append(out, filledBy(r, depth+1)...)
			}
		}
	}
	return out
}

func (p *purity) call(call *ssa.Call, depth int) {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		p.ok = p.ok && b.Name() != "recover"
	} else if !p.pure(calledFunc(&call.Call), call) {
		p.ok = false
		return
	} else {
		p.computed = true
	}
	if call.Call.IsInvoke() {
		p.value(call.Call.Value, depth)
	}
	for _, a := range call.Call.Args {
		p.value(a, depth)
	}
}

// pure reports whether a function computes its results from its arguments.
func (p *purity) pure(m *types.Func, call *ssa.Call) bool {
	if m == nil || m.Pkg() == nil {
		return false
	}
	if callee := call.Call.StaticCallee(); callee != nil {
		if fn := p.prog.funcOf(callee); fn != nil {
			return p.pureBody(fn)
		}
	}
	for q := range m.Signature().Params().Variables() {
		if isContext(q.Type()) {
			return false
		}
	}
	if path := m.Pkg().Path(); scope.Standard(path) {
		return purePackage(path) || path == "time" && pureOfTime[m.Name()]
	}
	name := strings.TrimPrefix(m.Name(), "Must")
	return p.prog.Models.Func(m) == nil && (strings.HasPrefix(name, "Compile") || strings.HasPrefix(name, "Parse"))
}

// pureBody reports whether a function of the program reads no variables but its own.
func (p *purity) pureBody(fn *Func) bool {
	if fn.SSA == nil || fn.Sum == nil || fn.Sum.IO != 0 || fn.SSA.Signature.Recv() != nil {
		return false
	}
	for _, e := range fn.Sum.Effects {
		if _, ok := e.Place.Root.(Param); !ok {
			return false // what it fills for its caller is looked at there
		}
	}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.UnOp:
				if g, global := i.X.(*ssa.Global); global && !fixed(g) {
					return false
				}
			case *ssa.Call:
				m := calledFunc(&i.Call)
				if _, builtin := i.Call.Value.(*ssa.Builtin); !builtin && (m == nil || m != fn.Obj && !p.pure(m, i)) {
					return false
				}
			}
		}
	}
	return true
}

// pureOfTime are the functions of package time that do not ask the clock.
var pureOfTime = map[string]bool{
	"Date": true, "FixedZone": true, "LoadLocation": true, "Parse": true, "ParseDuration": true, "ParseInLocation": true, "Unix": true, "UnixMilli": true,
}

// fixed reports whether a variable is the same in every instance: embedded
// files, and the locations of package time.
func fixed(g *ssa.Global) bool {
	if n, ok := types.Unalias(deref(g.Type())).(*types.Named); ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "embed" {
		return true
	}
	return g.Pkg != nil && g.Pkg.Pkg.Path() == "time" && (g.Name() == "UTC" || g.Name() == "Local")
}

// purePackage reports whether the functions of a package of the standard library
// compute something from their arguments alone.
func purePackage(path string) bool {
	top, _, _ := strings.Cut(path, "/")
	switch top {
	case "regexp", "strings", "strconv", "bytes", "unicode", "math", "sort", "slices", "maps", "reflect", "path", "fmt", "errors", "hash", "encoding", "go", "cmp":
		return path != "math/rand" && path != "math/rand/v2"
	}
	switch path {
	case "embed", "text/template", "text/template/parse", "html/template", "net/url", "net/netip", "mime",
		"crypto/sha1", "crypto/sha256", "crypto/sha512", "crypto/md5", "html":
		return true
	}
	return false
}

func calledFunc(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if callee := c.StaticCallee(); callee != nil {
		if o := callee.Origin(); o != nil {
			callee = o
		}
		fn, _ := callee.Object().(*types.Func)
		return fn
	}
	return nil
}

func isContext(t types.Type) bool {
	n, ok := types.Unalias(deref(t)).(*types.Named)
	return ok && n.Obj().Name() == "Context" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context"
}
