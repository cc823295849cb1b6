package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// localfile recognises functions on request paths that write local files which
// outlive the request.
func localfile(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5,
		says:   "writes files to this instance's disk",
		breaks: "another instance does not have them, and they are lost with the disk",
	}
	if st := k.State("localfile"); st != nil && k.Kind != effects.Files {
		v.severity = Warning
		v.says = "keeps files on this instance's disk"
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if k.Kind != effects.Files || k.onlyTemporary() {
		return v, false
	}
	return v, true
}

const temporary = origin.TempKept | origin.TempRemoved

// onlyTemporary reports whether every file that requests write here is a
// temporary one that the same request removes. Folders alone are not files.
func (k *Case) onlyTemporary() bool {
	removed := map[*entrypoints.Point]bool{}
	for _, a := range k.Accesses {
		if isRemoval(a.Effect) {
			removed[a.Entry] = true
		}
	}
	for _, a := range k.Accesses {
		e := a.Effect
		if e.Op != effects.OpFile || isFolder(e) || e.Site.Patterns().Has(effects.Removed) {
			continue
		}
		if !e.Key.Set.Has(temporary) {
			return false
		}
		if !e.Key.Set.Has(origin.TempRemoved) && !removed[a.Entry] && !k.removes[a.Entry] {
			return false
		}
	}
	return true
}

// isFolder reports whether an effect makes a folder.
func isFolder(e *effects.Effect) bool {
	return e.State != nil && strings.Contains(e.State.ID, ".Mkdir")
}

// isRemoval reports whether an effect takes files away.
func isRemoval(e *effects.Effect) bool {
	return e.State != nil && (strings.HasPrefix(e.State.ID, "os.Remove") || strings.HasSuffix(e.State.ID, ").Remove") || strings.HasSuffix(e.State.ID, ").RemoveAll"))
}

// temporaryRemovers returns the entry points whose requests remove temporary files.
func temporaryRemovers(cases []*Case) map[*entrypoints.Point]bool {
	out := map[*entrypoints.Point]bool{}
	for _, k := range cases {
		for _, a := range k.Accesses {
			if a.Effect.Op == effects.OpFile && isRemoval(a.Effect) && a.Effect.Key.Set.Has(temporary) {
				out[a.Entry] = true
			}
		}
	}
	return out
}
