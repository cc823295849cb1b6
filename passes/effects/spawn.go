package effects

import (
	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// spawned runs interpret, which interprets what a goroutine does, and adds the
// effect of starting the goroutine, with what it reaches outside the process.
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

// Unknown reports whether the set may reach anything, because code outside the
// program that no model knows is called.
func (s IOSet) Unknown() bool { return s&unknown != 0 }

// Outside reports whether the set reaches another system or the disk.
func (s IOSet) Outside() bool { return s&outside != 0 }
