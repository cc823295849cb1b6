package classify

import (
	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// The operations on files, which the engine does not tell apart, and the uses of
// variables that are none of its operations.
const (
	fileRemoval = "file removal"
	folderMade  = "folder made"
	readOf      = "read"
)

// Operation names what an effect does, as reports print it.
func Operation(e *effects.Effect) string {
	if e.Op == effects.OpFile {
		switch {
		case isRemoval(e):
			return fileRemoval
		case isFolder(e):
			return folderMade
		}
	}
	return e.Op.String()
}

// Fills reports whether an operation of the given name puts something into a
// place, as opposed to taking it out or looking at it.
func Fills(operation string) bool {
	switch operation {
	case fileRemoval, folderMade, readOf, effects.OpDelete.String(), effects.OpReset.String(),
		effects.OpClose.String(), effects.OpReceive.String(), effects.OpLook.String():
		return false
	}
	return true
}

// readOperation names a read of the case's variable. A read of a library object
// only leads to the call on it, and the call may change what the object keeps.
func (k *Case) readOperation(r cells.Read) string {
	v, ok := r.Site.Instr.(ssa.Value)
	if !ok || len(k.Cell.Libraries) == 0 || v.Referrers() == nil {
		return readOf
	}
	for _, user := range *v.Referrers() {
		if call, ok := user.(ssa.CallInstruction); ok && calledOn(call) == v && !k.onlyReads(call) {
			return effects.OpLibrary.String()
		}
	}
	return readOf
}

// calledOn returns what a method is called on, nil for a function.
func calledOn(call ssa.CallInstruction) ssa.Value {
	common := call.Common()
	switch {
	case common.IsInvoke():
		return common.Value
	case common.Signature().Recv() != nil && len(common.Args) > 0:
		return common.Args[0]
	}
	return nil
}

// onlyReads reports whether a call is known to change nothing.
func (k *Case) onlyReads(call ssa.CallInstruction) bool {
	m := calleeOf(call.Common())
	if m == nil {
		return false
	}
	model := k.prog.Models.Func(m)
	if model == nil {
		return false
	}
	for _, b := range model.Behaviours {
		if b.IO != models.Read && b.Op != models.Look {
			return false
		}
	}
	return len(model.Behaviours) > 0
}
