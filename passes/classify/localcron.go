package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// localcron recognises scheduled work that every instance does. A lock, a lease
// or a claim of rows is taken for a guard of all that is written after it.
func localcron(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3}
	if k.Shape.Has(shape.Scheduling) && k.Fills() {
		v.severity = Error
		v.says = "keeps scheduled jobs that requests add, in this process"
		v.breaks = "a new job runs only in the instance that served the request, and after a restart in none, or in every instance that reads it back"
		v.evidence = append(v.evidence, "holds schedulers")
		return v, true
	}
	s := k.Cell.Schedule
	if s == nil {
		return v, false
	}
	io := s.IO
	if io.Has(models.Guard) {
		io = s.Open
	}
	switch {
	case io.Repeats():
		v.severity = Error
		v.says = "changes shared data or sends something"
		v.breaks = "each of N instances does it, so it is done N times, and nothing keeps two of them from doing it at once"
	case io.Has(models.Send):
		v.says = "removes or resets shared data"
		v.breaks = "each of N instances does it, N times the work for the same result"
	case io.Has(models.FileIO):
		v.says = "works on files"
		v.breaks = "each of N instances does it: on a shared disk N times, on disks of their own each for itself"
	default:
		return v, false
	}
	if s.Tick != nil {
		v.says += " in a loop around a clock"
		v.evidence = append(v.evidence, "a loop around a clock")
	} else {
		v.says += " as a scheduled job"
		v.evidence = append(v.evidence, "a job of "+s.Point.Framework)
	}
	return v, true
}
