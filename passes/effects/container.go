package effects

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// container applies what a method does that no model knows, if its receiver is a
// container: a library's type with a map inside. A method that takes a key and a
// value and gives nothing back puts the value in; its name tells what the other
// methods do with the key.
//
// It errs towards silence: a type that talks to another system is no container,
// nor one that keeps its entries behind an interface.
func (x *externalCall) container() {
	if x.shift == 0 || x.sig.Params().Len() == 0 || !x.collects(x.sig.Recv().Type()) || x.holdsClient(x.sig.Recv().Type()) {
		return
	}
	key := int8(0)
	if isContext(x.sig.Params().At(0).Type()) {
		key++
	}
	if int(key) >= x.sig.Params().Len() || !isKey(x.sig.Params().At(int(key)).Type()) {
		return
	}
	prov := x.argProv(key)
	switch op := x.containerOp(key); op {
	case OpMapWrite:
		var vals Values
		vals.addAll(x.arg(key + 1))
		val := x.argProv(key + 1)
		for _, place := range x.arg(-1) {
			x.store(place, vals, prov.union(val), x.call.instr)
			e := x.own(place, Effect{Op: op, Key: prov, Val: val})
			e.Site.stores(x.source(key + 1))
		}
	case OpDelete:
		for _, place := range x.arg(-1) {
			x.own(place, Effect{Op: op, Key: prov})
		}
	case OpLook:
		for _, place := range x.arg(-1) {
			x.look(place, x.call.instr, prov)
		}
	}
}

// containerOp returns what a container's method does with a key, opUnknown if
// that cannot be told.
func (x *externalCall) containerOp(key int8) Op {
	params, results := x.sig.Params(), x.sig.Results()
	quiet := results.Len() == 0 || results.Len() == 1 && (isError(results.At(0).Type()) || isBool(results.At(0).Type()))
	name := x.fn.Name()
	switch {
	case int(key)+1 < params.Len() && quiet && startsWith(name, "Set", "Put", "Add", "Store", "Insert", "Save", "Upsert"):
		switch params.At(int(key) + 1).Type().Underlying().(type) {
		case *types.Signature:
			return opUnknown // a registration
		}
		return OpMapWrite
	case startsWith(name, "Del", "Remove", "Evict", "Unset", "Invalidate"):
		return OpDelete
	case results.Len() > 0 && !isError(results.At(0).Type()) && startsWith(name, "Get", "Load", "Lookup", "Has", "Contains", "Exists", "Peek", "Fetch", "Find"):
		return OpLook
	}
	return opUnknown
}

// opUnknown is no operation that is known of a container.
const opUnknown Op = 0xff

func startsWith(name string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

// isKey reports whether values of the type can name an entry.
func isKey(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&(types.IsString|types.IsInteger) != 0
	case *types.Interface:
		_, generic := types.Unalias(t).(*types.TypeParam)
		return generic || u.Empty()
	case *types.Array:
		return isKey(u.Elem())
	}
	return false
}

// collects reports whether a library's struct type has a map inside, under a
// lock or in shards of it.
func (p *Program) collects(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	n = n.Origin()
	if known, ok := p.collections[n.Obj()]; ok {
		return known
	}
	p.collections[n.Obj()] = false // ends the search in types that hold each other
	p.collections[n.Obj()] = p.findCollection(n)
	return p.collections[n.Obj()]
}

func (p *Program) findCollection(n *types.Named) bool {
	key, _ := models.Normalize(n.Obj().Pkg().Path() + "." + n.Obj().Name())
	if key == "sync.Map" {
		return true
	}
	if models.TypeCategory(key) != "" {
		return false
	}
	st, ok := n.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	guarded, kept := false, false
	for f := range st.Fields() {
		t := f.Type()
		for {
			if e, ok := t.Underlying().(interface{ Elem() types.Type }); ok {
				if m, ok := t.Underlying().(*types.Map); ok {
					kept = kept || isKey(m.Key())
					break
				}
				if _, ok := t.Underlying().(*types.Chan); ok {
					break
				}
				t = e.Elem()
				continue
			}
			break
		}
		if named, ok := types.Unalias(t).(*types.Named); ok {
			if named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "sync" {
				guarded = true
			}
			if p.collects(named) {
				return true
			}
		}
	}
	return guarded && kept
}
