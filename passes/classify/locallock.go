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
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if len(k.Locks) == 0 {
		return v, false
	}
	var io effects.IOSet
	for _, a := range k.Locks {
		section, _ := k.prog.SectionIO(a.Effect)
		io |= section
	}
	if io.Has(models.Read) && io.Has(models.Send) {
		v.severity = Error
		v.evidence = append(v.evidence, "the section reads and then writes")
	} else {
		v.evidence = append(v.evidence, "the section reaches outside the process")
	}
	return v, true
}
