package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// groupHidden joins the findings of one package about functions of one library
// that share an object which the library keeps to itself: the handler that makes
// a captcha and the one that checks the answer are one problem.
func groupHidden(fs []*Finding) []*Finding {
	type key struct{ kind, pkg, library string }
	first := map[key]*Finding{}
	gone := map[*Finding]bool{}
	for _, f := range fs {
		lib := hiddenIn(f)
		if lib == "" {
			continue
		}
		k := key{f.Kind, f.Cell.Pkg, lib}
		lead := first[k]
		if lead == nil {
			first[k] = f
			continue
		}
		if f.prog.Before(f.Pos, lead.Pos) {
			f, lead = lead, f
			first[k] = lead
		}
		lead.absorb(f)
		gone[f] = true
	}
	return without(fs, gone)
}

// hiddenIn returns the import path of the library whose functions a finding is
// about, if what they share is no object of the program's: "" otherwise.
func hiddenIn(f *Finding) string {
	lib := ""
	for _, a := range f.Cell.Accesses {
		st := a.Effect.State
		if f.Cell.Kind != effects.Spot || a.Effect.Op != effects.OpLibrary || st == nil || st.Role != models.Use || strings.HasPrefix(st.ID, "(") {
			return ""
		}
		slash := strings.LastIndexByte(st.ID, '/') + 1
		dot := strings.IndexByte(st.ID[slash:], '.')
		if dot < 0 || lib != "" && lib != st.ID[:slash+dot] {
			return ""
		}
		lib = st.ID[:slash+dot]
	}
	return lib
}
