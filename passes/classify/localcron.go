package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// localcron recognises scheduled work that every instance does.
func localcron(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3,
		says:   "does scheduled work that reaches shared data or other systems",
		breaks: "every instance does it, so N instances do it N times",
	}
	if k.Shape.Has(shape.Scheduling) && k.Fills() {
		v.says = "keeps scheduled jobs that requests add, in this process"
		v.breaks = "only the instance that served the request runs them, or every instance does after a restart"
		v.evidence = append(v.evidence, "holds schedulers")
		return v, true
	}
	s := k.Cell.Schedule
	if s == nil || s.IO.Has(models.Guard) || !s.IO.Has(models.Send) && !s.IO.Has(models.FileIO) {
		return v, false
	}
	if s.Tick != nil {
		v.evidence = append(v.evidence, "a loop around a clock")
	} else {
		v.evidence = append(v.evidence, "a job of "+s.Point.Framework)
	}
	return v, true
}
