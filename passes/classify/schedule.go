package classify

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"golang.org/x/tools/go/ssa"
)

// scheduled says what a loop calls and where, or where and for when a job is
// scheduled: "calls release at stock.go:26", `scheduled at jobs.go:34 for "0 9 * * *"`.
func scheduled(s *cells.Schedule, fset *token.FileSet) string {
	const most = 2
	var parts []string
	if s.Tick == nil {
		for i, r := range s.Point.Routes {
			if i < most && r.Pos.IsValid() {
				part := "scheduled at " + at(fset, r.Pos)
				if text := r.String(); text != "" && !strings.Contains(text, consteval.Unknown) {
					part += fmt.Sprintf(" for %q", text)
				}
				parts = append(parts, part)
			}
		}
		return strings.Join(parts, ", ")
	}
	for i, call := range s.Calls {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(s.Calls)-most))
			break
		}
		name := called(call)
		if own := s.Func.Symbol(); own == name || strings.HasSuffix(own, "."+name) {
			name = calledOfType(call)
		}
		if name == "" || !call.Pos().IsValid() {
			continue
		}
		parts = append(parts, name+" at "+at(fset, call.Pos()))
	}
	if len(parts) == 0 {
		return ""
	}
	return "calls " + strings.Join(parts, ", ")
}

func at(fset *token.FileSet, pos token.Pos) string {
	return shortPosition(fset.Position(pos).String())
}

// called returns the name of the function or method that an instruction calls,
// "" if it has none, or if the work is in a function that it is given.
func called(instr ssa.Instruction) string {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return ""
	}
	common := call.Common()
	for _, arg := range common.Args {
		if _, ok := arg.Type().Underlying().(*types.Signature); ok {
			return ""
		}
	}
	if common.IsInvoke() {
		return common.Method.Name()
	}
	if fn := common.StaticCallee(); fn != nil && fn.Parent() == nil {
		return strings.TrimSuffix(fn.Name(), "$bound")
	}
	return ""
}

// calledOfType returns the name of what an instruction calls with that of the type
// whose method it is, "" if it is no method: "Store.Cleanup".
func calledOfType(instr ssa.Instruction) string {
	common := instr.(ssa.CallInstruction).Common()
	if fn := common.StaticCallee(); fn != nil {
		if name := functionName(fn); strings.Contains(name, ".") {
			return strings.TrimSuffix(name, "$bound")
		}
		return ""
	}
	if !common.IsInvoke() {
		return ""
	}
	if owner := namedType(common.Value.Type()); owner != "" {
		return owner + "." + common.Method.Name()
	}
	return ""
}
