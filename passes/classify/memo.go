package classify

import (
	"go/token"
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/tools/go/ssa"
)

// isMemo reports whether every value that requests put into the cell is a pure
// function of the key that it is put under: compiled expressions, parsed
// templates, what reflection says of a type. Each instance computes the same.
//
// It errs on the side of no: a value that a function of the program or of an
// unknown library has a part in must be seen to depend on nothing else.
func (k *Case) isMemo() bool {
	if !k.Keyed() {
		return false
	}
	fills := 0
	for _, a := range k.Accesses {
		e := a.Effect
		switch e.Op {
		case effects.OpMapWrite, effects.OpClaim:
		case effects.OpDelete, effects.OpReset:
			continue
		default:
			return false
		}
		key, val := keyAt(e.Site.Instr), storedAt(e.Site.Instr)
		if key == nil || val == nil {
			return false
		}
		p := &purity{prog: k.prog, ok: true, keys: map[ssa.Value]bool{}, seen: map[ssa.Value]bool{}}
		p.key(key)
		p.value(val, 0)
		if !p.ok || !p.computed {
			return false
		}
		fills++
	}
	return fills > 0
}

// A purity finds out whether a value depends on a key alone.
type purity struct {
	prog     *effects.Program
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
	case *ssa.Call:
		p.call(v, depth)
	case *ssa.Alloc:
		for _, st := range storesInto(v) {
			p.value(st, depth)
		}
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

func (p *purity) call(call *ssa.Call, depth int) {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		p.ok = p.ok && b.Name() != "recover"
	} else if !p.pure(calleeOf(&call.Call), call) {
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
		if fn := p.prog.FuncOf(callee); fn != nil {
			return p.pureBody(fn)
		}
	}
	for q := range m.Signature().Params().Variables() {
		if isNamed(q.Type(), "context", "Context") {
			return false
		}
	}
	if path := m.Pkg().Path(); scope.Standard(path) {
		return purePackage(path)
	}
	name := strings.TrimPrefix(m.Name(), "Must")
	return p.prog.Models.Func(m) == nil && (strings.HasPrefix(name, "Compile") || strings.HasPrefix(name, "Parse"))
}

// pureBody reports whether a function of the program reads no variables but its own.
func (p *purity) pureBody(fn *effects.Func) bool {
	if fn.SSA == nil || fn.Sum == nil || fn.Sum.IO != 0 || len(fn.Sum.Effects) > 0 || fn.SSA.Signature.Recv() != nil {
		return false
	}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.UnOp:
				if _, global := i.X.(*ssa.Global); global {
					return false
				}
			case *ssa.Call:
				m := calleeOf(&i.Call)
				if _, builtin := i.Call.Value.(*ssa.Builtin); !builtin && (m == nil || m != fn.Obj && !p.pure(m, i)) {
					return false
				}
			}
		}
	}
	return true
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
	case "text/template", "text/template/parse", "html/template", "net/url", "net/netip", "mime",
		"crypto/sha1", "crypto/sha256", "crypto/sha512", "crypto/md5", "html":
		return true
	}
	return false
}
