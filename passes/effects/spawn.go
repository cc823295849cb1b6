package effects

import (
	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// spawned runs interpret, which interprets what a goroutine does, and adds the
// effect of starting the goroutine, with what it reaches outside the process. A
// call of a helper that runs what it is given in a goroutine starts that
// goroutine: the helper's own go statement knows nothing of the work.
func (f *frame) spawned(instr ssa.CallInstruction, interpret func()) {
	outer := f.spawnIO
	var io IOSet
	f.spawnIO = &io
	interpret()
	f.spawnIO = outer
	f.addEffect(Value{Root: f.spot(instr)}, Effect{Op: OpSpawn, Site: f.site(instr), Async: true, Reach: io}, instr)
	if outer != nil {
		*outer |= io
	}
}

// outside holds the kinds of IO that leave something behind outside this
// process's memory.
const outside IOSet = 1<<models.Read | 1<<models.Send | 1<<models.FileIO

// unknown is the bit for calls into other modules that no model knows.
const unknown IOSet = 1 << 15

// awaitedShift is the distance from an IO to the bit that says that it is waited for.
const awaitedShift = 16

// awaited returns what is reached before the call returns.
func (s IOSet) awaited() IOSet { return s >> awaitedShift }

// Unknown reports whether the set may reach anything, because code outside the
// program that no model knows is called.
func (s IOSet) Unknown() bool { return s&unknown != 0 }

// Outside reports whether the set reaches another system or the disk.
func (s IOSet) Outside() bool { return s&outside != 0 }

// isWork reports whether callees are functions of the program that can be all
// that a goroutine does: without parameters, but for a context. Others the
// goroutine calls as part of work of its own.
func isWork(callees Values) bool {
	for _, v := range callees {
		c, ok := v.Root.(*Closure)
		if !ok || c.Func == nil || c.Func.SSA == nil {
			continue
		}
		params := c.Func.SSA.Signature.Params()
		if n := params.Len(); n == 0 || n == 1 && isContext(params.At(0).Type()) {
			return true
		}
	}
	return false
}
