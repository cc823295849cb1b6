package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// elected reports whether every scheduler that the program makes with the
// library of a job has an elector or a lock that other instances respect. Which
// of several schedulers runs the job is not followed.
func (c *collector) elected(job *entrypoints.Point) bool {
	paths := map[string]bool{} // of the packages through which such jobs are scheduled
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil || call.Callee == nil || call.Callee.Pkg() == nil {
			continue
		}
		for _, r := range call.Model.Registrations {
			if r.Trigger == models.Schedule && r.Framework == job.Framework {
				paths[call.Callee.Pkg().Path()] = true
			}
		}
	}
	l := newLibraries(c)
	some := false
	for _, call := range c.Program.LibraryCalls {
		st := makesScheduler(call)
		if st == nil || !paths[call.Callee.Pkg().Path()] {
			continue
		}
		if l.judge(call, st).Verdict != Shared {
			return false
		}
		some = true
	}
	return some
}

// makesScheduler returns what is known of the scheduler that a call makes, nil
// if it makes none.
func makesScheduler(call *effects.LibraryCall) *models.State {
	if call.Callee == nil || call.Callee.Pkg() == nil {
		return nil
	}
	return call.Model.State("localcron", models.Constructor)
}
