package effects

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// CallIO returns what the call at instr, and everything that it calls, reaches
// outside the process's memory.
func (fn *Func) CallIO(instr ssa.Instruction) IOSet { return fn.callIO[instr] }

// A Section is the critical section that begins where a mutex is locked.
type Section struct {
	// IO is what the section reaches outside the process's memory before it ends.
	IO IOSet
	// Calls are the calls in the section that do. Of a section in another
	// package only what it reaches is known.
	Calls []ssa.CallInstruction
	// Enter is the call after which the section goes on: of Lock, or of the
	// outermost function that returns with the lock held. It is nil for a
	// section in another package.
	Enter ssa.CallInstruction

	prog *Program
	held bool // it goes on in the caller of the function that has the effect
}

// Section returns the critical section that begins with the lock that e stands
// for. A function can return with the lock held, then the section goes on in its
// caller.
func (p *Program) Section(e *Effect) *Section {
	s := &Section{prog: p}
	chain := []*Effect{e}
	for e.Via != nil && e.Via.Of != nil {
		e = e.Via.Of
		chain = append(chain, e)
	}
	held := false
	if lock, ok := e.Site.Instr.(ssa.CallInstruction); ok {
		held = s.walk(lock, lockOperand(lock))
	} else {
		s.IO = e.Reach
		held = e.held
	}
	for k := len(chain) - 2; k >= 0 && held; k-- {
		call, ok := chain[k].Via.Call.(ssa.CallInstruction)
		if !ok || call.Parent() == nil {
			break
		}
		held = s.walk(call, nil)
	}
	s.held = held
	return s
}

// walk follows the section from where a function takes the lock, by locking
// mutex or, if that is nil, by a call that returns with it held. It reports
// whether the function can return without giving the lock back.
func (s *Section) walk(from ssa.CallInstruction, mutex ssa.Value) (held bool) {
	fn := s.prog.funcOf(from.Parent())
	if fn == nil {
		return false
	}
	s.Enter = from
	held = !releasesDeferred(from, mutex)
	seen := map[*ssa.BasicBlock]bool{}
	returns := false
	var follow func(b *ssa.BasicBlock, first int)
	follow = func(b *ssa.BasicBlock, first int) {
		for _, instr := range b.Instrs[first:] {
			if call, ok := instr.(*ssa.Call); ok && releases(call, from, mutex) {
				return
			}
			switch instr.(type) {
			case *ssa.Return:
				returns = true
			case *ssa.Go:
				continue // is not waited for
			}
			if reached := fn.callIO[instr].awaited(); reached.Outside() {
				s.IO |= reached
				s.Calls = append(s.Calls, instr.(ssa.CallInstruction))
			}
		}
		for _, next := range b.Succs {
			if !seen[next] {
				seen[next] = true
				follow(next, 0)
			}
		}
	}
	b := from.Block()
	for i, instr := range b.Instrs {
		if instr == from {
			follow(b, i+1)
			break
		}
	}
	return held && returns
}

// lockOperand returns the mutex that a call locks or unlocks.
func lockOperand(call ssa.CallInstruction) ssa.Value {
	common := call.Common()
	if common.IsInvoke() {
		return common.Value
	}
	if len(common.Args) > 0 {
		return common.Args[0]
	}
	return nil
}

// releases reports whether a call gives back what from took: it unlocks the
// same mutex, calls the function that from returned, or calls a function that
// unlocks.
func releases(call, from ssa.CallInstruction, mutex ssa.Value) bool {
	common := call.Common()
	if isUnlock(common) {
		return mutex == nil || sameMutex(lockOperand(call), mutex)
	}
	if taken := from.Value(); taken != nil && mutex == nil {
		switch v := common.Value.(type) {
		case *ssa.Extract:
			if v.Tuple == taken {
				return true
			}
		case *ssa.Call:
			if v == taken {
				return true
			}
		}
	}
	return unlocksInside(common.StaticCallee(), mutex)
}

// releasesDeferred reports whether the function gives the lock back when it returns.
func releasesDeferred(from ssa.CallInstruction, mutex ssa.Value) bool {
	for _, b := range from.Parent().Blocks {
		for _, instr := range b.Instrs {
			d, ok := instr.(*ssa.Defer)
			if !ok {
				continue
			}
			if releases(d, from, mutex) {
				return true
			}
			if mc, ok := d.Call.Value.(*ssa.MakeClosure); ok && unlocksInside(mc.Fn.(*ssa.Function), nil) {
				return true
			}
		}
	}
	return false
}

// unlocksInside reports whether a function of the program unlocks the mutex, or
// if that is nil any mutex, without locking one.
func unlocksInside(fn *ssa.Function, mutex ssa.Value) bool {
	if fn == nil {
		return false
	}
	found := false
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if isUnlock(call.Common()) && (mutex == nil || sameMutex(lockOperand(call), mutex)) {
				found = true
			}
			if isLock(call.Common()) {
				return false
			}
		}
	}
	return found
}

func sameMutex(a, b ssa.Value) bool {
	if a == b || samePlace(a, b) {
		return true
	}
	va := keptAt(a, 0)
	return va != nil && va == keptAt(b, 0)
}

// keptAt returns the variable that holds a mutex, or the collection of mutexes
// that it was taken from.
func keptAt(v ssa.Value, depth int) any {
	if found := variable(v); found != nil || depth > 6 {
		return found
	}
	depth++
	switch x := v.(type) {
	case *ssa.UnOp:
		return keptAt(x.X, depth)
	case *ssa.Lookup:
		return keptAt(x.X, depth)
	case *ssa.Extract:
		return keptAt(x.Tuple, depth)
	case *ssa.TypeAssert:
		return keptAt(x.X, depth)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if found := keptAt(e, depth); found != nil {
				return found
			}
		}
	}
	return nil
}

func isLock(c *ssa.CallCommon) bool   { return isMutexMethod(c, "Lock", "RLock") }
func isUnlock(c *ssa.CallCommon) bool { return isMutexMethod(c, "Unlock", "RUnlock") }

// isMutexMethod reports whether a call is of one of the methods of the standard
// library's mutexes, or of something that looks the same.
func isMutexMethod(c *ssa.CallCommon, names ...string) bool {
	var m *types.Func
	if c.IsInvoke() {
		m = c.Method
	} else if callee := c.StaticCallee(); callee != nil {
		m, _ = callee.Object().(*types.Func)
	}
	if m == nil || m.Signature().Recv() == nil {
		return false
	}
	return slices.Contains(names, m.Name())
}

// holds reports whether a function can return with the lock held that it takes.
func holds(lock ssa.CallInstruction) bool {
	mutex := lockOperand(lock)
	for _, b := range lock.Parent().Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && call != lock && releases(call, lock, mutex) {
				return false
			}
		}
	}
	return !releasesDeferred(lock, mutex)
}
