package entrypoints

import (
	"go/constant"
	"go/token"
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"
)

// A row is one element of a route table that a loop goes through: an element of
// a slice literal, or an entry of a map literal.
type row struct {
	table    ssa.Value // the array or map
	addr     ssa.Value // the element's address, nil for a map
	key, val ssa.Value // of a map
}

// A part says which part of a loop's element a value is.
type part struct {
	table ssa.Value
	key   bool  // the key of a map
	path  []int // fields, outermost first
}

// atRow returns what v is at the row of e, nil if it is no part of the table.
func (f *finder) atRow(v ssa.Value, e env) ssa.Value {
	p := f.partOf(v, e, 0)
	if p == nil || f.literal(p.table, e, 0) != e.row.table {
		return nil
	}
	switch {
	case p.key:
		return e.row.key
	case e.row.addr != nil:
		return fieldAt(e.row.addr, p.path, 0)
	}
	return within(e.row.val, p.path, 0)
}

// partOf tells which part of the element of a loop v is, nil if it is none.
func (f *finder) partOf(v ssa.Value, e env, depth int) *part {
	if depth > maxSteps {
		return nil
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.partAt(v.X, e, depth+1)
		}
	case *ssa.Field:
		return f.partOf(v.X, e, depth+1).with(v.Field)
	case *ssa.Extract:
		next, ok := v.Tuple.(*ssa.Next)
		if !ok || next.IsString || v.Index == 0 {
			return nil
		}
		if rng, ok := next.Iter.(*ssa.Range); ok {
			return &part{table: rng.X, key: v.Index == 1}
		}
	}
	return nil
}

// partAt is partOf for what stands at an address.
func (f *finder) partAt(addr ssa.Value, e env, depth int) *part {
	if depth > maxSteps {
		return nil
	}
	switch addr := addr.(type) {
	case *ssa.IndexAddr:
		if _, fixed := addr.Index.(*ssa.Const); !fixed {
			return &part{table: addr.X}
		}
	case *ssa.FieldAddr:
		if load, ok := addr.X.(*ssa.UnOp); ok { // an element that is a pointer
			return f.partOf(load, e, depth+1).with(addr.Field)
		}
		return f.partAt(addr.X, e, depth+1).with(addr.Field)
	case *ssa.Alloc:
		if val := storedOnce(addr); val != nil {
			return f.partOf(val, e, depth+1)
		}
	case *ssa.FreeVar:
		if b := f.binding(addr); b != nil {
			return f.partAt(b, e, depth+1)
		}
	}
	return nil
}

func (p *part) with(field int) *part {
	if p == nil {
		return nil
	}
	return &part{p.table, p.key, append(p.path[:len(p.path):len(p.path)], field)}
}

// literal returns the array or map behind a table's value, nil if it is not
// written out in the program.
func (f *finder) literal(v ssa.Value, e env, depth int) ssa.Value {
	if depth > 8 || v == nil {
		return nil
	}
	e.row = nil
	v, e = f.origin(v, e)
	switch v := v.(type) {
	case *ssa.Slice:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Low == nil && v.High == nil {
			return a
		}
	case *ssa.Alloc, *ssa.MakeMap:
		return v
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil || len(callee.Blocks) == 0 {
			return nil
		}
		if rs := results(callee); len(rs) == 1 {
			return f.literal(rs[0], env{chain: append(e.chain[:len(e.chain):len(e.chain)], v)}, depth+1)
		}
	}
	return nil
}

// rows returns the rows of the table that a loop goes through to get at v, nil
// if v is part of no table.
func (f *finder) rows(v ssa.Value, e env, depth int) []*row {
	if v == nil || depth > 8 {
		return nil
	}
	if p := f.partOf(v, e, 0); p != nil {
		return rowsOf(f.literal(p.table, e, 0))
	}
	switch w := v.(type) {
	case *ssa.BinOp:
		if rs := f.rows(w.X, e, depth+1); rs != nil {
			return rs
		}
		return f.rows(w.Y, e, depth+1)
	case *ssa.Call:
		for _, a := range w.Call.Args {
			if rs := f.rows(a, e, depth+1); rs != nil {
				return rs
			}
		}
		return nil
	}
	if next, in := f.step(v, e); next != nil {
		return f.rows(next, in, depth+1)
	}
	return nil
}

func rowsOf(table ssa.Value) []*row {
	if table == nil || table.Referrers() == nil {
		return nil
	}
	type indexed struct {
		at int64
		*row
	}
	var elems []indexed
	for _, ref := range *table.Referrers() {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			if c, ok := ref.Index.(*ssa.Const); ok && c.Value != nil {
				if at, ok := constant.Int64Val(c.Value); ok {
					elems = append(elems, indexed{at, &row{table: table, addr: ref}})
				}
			}
		case *ssa.MapUpdate:
			if ref.Map == table {
				elems = append(elems, indexed{int64(len(elems)), &row{table: table, key: ref.Key, val: ref.Value}})
			}
		}
	}
	sort.SliceStable(elems, func(i, j int) bool { return elems[i].at < elems[j].at })
	var out []*row
	for _, e := range elems {
		out = append(out, e.row)
	}
	return out
}

// fieldAt returns what a literal puts at a path of fields behind an address: the
// zero value if it leaves the field out, nil if that is not known.
func fieldAt(addr ssa.Value, path []int, depth int) ssa.Value {
	if depth > 8 || addr.Referrers() == nil {
		return nil
	}
	var whole ssa.Value
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == addr {
				whole = ref.Val
			}
		case *ssa.FieldAddr:
			if len(path) > 0 && ref.X == addr && ref.Field == path[0] {
				return fieldAt(ref, path[1:], depth+1)
			}
		}
	}
	if whole != nil {
		return within(whole, path, depth+1)
	}
	return zero(addr, path)
}

// within returns the field at path of a struct value, or of what it points to.
func within(v ssa.Value, path []int, depth int) ssa.Value {
	if len(path) == 0 {
		return v
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL {
			return fieldAt(a, path, depth+1)
		}
	case *ssa.Alloc:
		return fieldAt(v, path, depth+1)
	}
	return nil
}

// zero returns the zero value of the string at path behind an address.
func zero(addr ssa.Value, path []int) ssa.Value {
	t := addr.Type().Underlying().(*types.Pointer).Elem()
	for _, i := range path {
		st, ok := t.Underlying().(*types.Struct)
		if !ok || i >= st.NumFields() {
			return nil
		}
		t = st.Field(i).Type()
	}
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		return ssa.NewConst(constant.MakeString(""), t)
	}
	return nil
}
