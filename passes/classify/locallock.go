package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// locallock recognises locks of this process around data that all instances share.
func locallock(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 5,
		says:   "locks a section that works on shared data",
		breaks: "the lock excludes requests of this instance only, so two instances do the same at the same time",
	}
	if st := k.State("locallock"); st != nil {
		if _, ok := k.isSemaphore(); !ok && st.Class == models.Conditional {
			changes, checks := k.changesTogether()
			if checks {
				v.severity = Error
			}
			v.evidence = append(v.evidence, "library: "+st.ID, "the shared call writes outside the process")
			return v, changes
		}
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if len(k.Locks) == 0 {
		return v, false
	}
	checks, sends := false, false
	for _, l := range k.Locks {
		checks = checks || checkThenAct(l.Section)
		sends = sends || l.Section.IO.Has(models.Send)
	}
	switch {
	case checks:
		v.severity = Error
		v.evidence = append(v.evidence, "the section reads outside the process, and then writes there")
	case sends:
		v.evidence = append(v.evidence, "the section writes outside the process")
	default:
		// Files of its own this instance may lock by itself.
		v.severity = Info
		v.says = "locks a section that works on files"
		v.breaks = "the lock excludes requests of this instance only, so on a disk that instances share two of them do the same at the same time"
		v.move = "where the files move to a store that instances share, let its conditional writes, or a lease, take the place of the lock"
		v.evidence = append(v.evidence, "the section works on files, and reaches nothing else outside the process")
	}
	return v, true
}

// checkThenAct reports whether what a section writes outside the process may
// depend on what it read there.
func checkThenAct(s *effects.Section) bool {
	return s.IO.Has(models.Read) && s.IO.Has(models.Send)
}
