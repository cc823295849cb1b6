package classify

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// fileReaders are the calls on request paths that open, read or look at files,
// with the names that the files can have.
//
// Which of them read what a function writes is told by the names: both begin with
// the same field, variable or text. Names of which the request knows the beginning
// are nobody's, so that readers are rather missed than made up.
type fileReaders struct {
	names fileNames
	reads []fileRead
}

type fileRead struct {
	cells.Read
	names []fileName
}

func newFileReaders(res *cells.Result) *fileReaders {
	out := &fileReaders{names: fileNames{res.Eval}}
	for _, fn := range res.Program.Funcs {
		if !res.Reach.Request(fn) {
			continue
		}
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				if name := readsFile(res.Program, call); name != nil {
					site := &effects.Site{Func: fn, Instr: instr, Pos: instr.Pos()}
					out.reads = append(out.reads, fileRead{
						cells.Read{Func: fn, Site: site, Use: cells.Used}, out.names.of(name, nil, 0),
					})
				}
			}
		}
	}
	return out
}

// readsFile returns the argument of a call that names the file which it reads, nil
// if it reads none.
func readsFile(prog *effects.Program, call ssa.CallInstruction) ssa.Value {
	m := calleeOf(call.Common())
	if m == nil {
		return nil
	}
	model := prog.Models.Func(m)
	if model == nil {
		return nil
	}
	for _, s := range model.Sources {
		if !s.Origin.Has(origin.Disk) {
			continue
		}
		for i := range m.Signature().Params().Len() {
			if b, ok := m.Signature().Params().At(i).Type().Underlying().(*types.Basic); ok && b.Kind() == types.String {
				return argumentOf(call, i)
			}
		}
	}
	return nil
}

// of returns the reads of the files that requests write in a case.
func (r *fileReaders) of(k *Case) []cells.Read {
	var written []fileName
	for _, a := range k.Accesses {
		e := a.Effect
		call, ok := e.Site.Instr.(ssa.CallInstruction)
		if e.Op != effects.OpFile || e.State == nil || !ok || !Fills(Operation(e)) {
			continue
		}
		for _, arg := range e.State.Args {
			if v := argumentOf(call, int(arg.Index)); arg.Role == "path" && arg.Index >= 0 && v != nil {
				written = append(written, r.names.of(v, callChain(e), 0)...)
			}
		}
	}
	var out []cells.Read
	for _, read := range r.reads {
		if read.isOf(written) {
			out = append(out, read.Read)
		}
	}
	return out
}

// isOf reports whether a read may be of one of the files with the given names.
func (r fileRead) isOf(written []fileName) bool {
	for _, w := range written {
		for _, name := range r.names {
			if w.mayBe(name) {
				return true
			}
		}
	}
	return false
}
