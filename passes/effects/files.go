package effects

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// file adds the effect of writing a local file: one cell for all files that one
// function writes.
func (x *externalCall) file(st *models.State) {
	if x.readOnly(st) {
		return
	}
	path := x.keyProv(st, "path")
	if path == (Provenance{}) && x.shift == 1 {
		path = x.argProv(-1)
	} else {
		x.reach(1 << models.FileIO)
	}
	switch x.fn.Name() {
	case "Rename", "Link", "Symlink":
		// What is moved out of a temporary folder is meant to stay, and the two
		// names often come from one record.
		path = path.derived()
	}
	if made := x.temporary(); made != 0 {
		path.Set |= made
	}
	x.own(Value{Root: x.fileCell(x.call)}, Effect{Op: OpFile, State: st, Key: path})
}

// temporary returns the origin of a file or folder that the call makes for
// temporary use, 0 if it makes none.
func (x *externalCall) temporary() origin.Set {
	for _, s := range x.model.Sources {
		if s.Origin.Has(origin.TempKept) {
			if removes(x.fnOf().SSA) {
				return origin.TempRemoved
			}
			return origin.TempKept
		}
	}
	return 0
}

// fnOf returns the function that makes the call.
func (x *externalCall) fnOf() *Func {
	if of := x.call.of; of != nil && of.Site != nil && of.Site.Func != nil {
		return of.Site.Func
	}
	return x.frame.fn
}

// readOnly reports whether constant flags say that a file is only read.
func (x *externalCall) readOnly(st *models.State) bool {
	for _, a := range st.Args {
		if a.Role != "flags" || a.Index < 0 {
			continue
		}
		c, ok := x.source(a.Index).(*ssa.Const)
		if !ok || c.Value == nil {
			continue
		}
		if n, ok := constant.Int64Val(constant.ToInt(c.Value)); ok {
			const writes = 0x1 | 0x2 | 0x40 | 0x200 | 0x400 // O_WRONLY, O_RDWR, O_CREATE, O_TRUNC, O_APPEND on Linux
			return n&writes == 0
		}
	}
	return false
}
