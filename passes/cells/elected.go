package cells

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// elected reports whether every scheduler that the program makes with the
// library of a job has an elector or a lock that other instances respect. Which
// of several schedulers runs the job is not followed.
func (c *collector) elected(job *entrypoints.Point) bool {
	paths := map[string]bool{} // of the libraries through which such jobs are scheduled
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil || call.Callee == nil || call.Callee.Pkg() == nil {
			continue
		}
		for _, r := range call.Model.Registrations {
			if r.Trigger == models.Schedule && r.Framework == job.Framework {
				paths[repository(call.Callee.Pkg().Path())] = true
			}
		}
	}
	l := newLibraries(c)
	some := false
	for _, call := range c.Program.LibraryCalls {
		st := makesScheduler(call)
		if st == nil || !paths[repository(call.Callee.Pkg().Path())] {
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

// led returns the functions that run only in the instance that leads: those that
// the program gives to an election, and what they call. What is started besides
// by others is taken to run under the election, too.
func (c *collector) led() map[*effects.Func]bool {
	out := map[*effects.Func]bool{}
	for st := range models.States() {
		if st.Kind != "locallock" || st.Role != models.Option || st.Class != models.External {
			continue
		}
		for _, cell := range c.Program.Foreign(st.ID) {
			closures, _, _ := cell.Held()
			for _, cl := range closures {
				walk(out, cl.Func)
			}
		}
	}
	return out
}

// repository returns the part of an import path that the packages of one library
// have in common: jobs and their scheduler need not be of the same package.
func repository(path string) string {
	parts := strings.SplitN(path, "/", 4)
	return strings.Join(parts[:min(len(parts), 3)], "/")
}
