// Package tasknames knows the tasks that may be scheduled by name. They are
// registered at start-up, and once more when an administrator reloads the
// configuration: every instance knows the same ones.
package tasknames

import (
	"net/http"
	"sync"
)

// A Task is what can be scheduled.
type Task struct {
	Title string
	Hours int
}

type registry struct {
	mu    sync.Mutex
	tasks map[string]Task // want "registry.tasks keeps what the program registers, in this process's memory \\(written by POST /reload.*every instance fills it with the same at start-up.*\\[globalstate\\]"
}

var known = registry{tasks: map[string]Task{}}

func init() { known.load() }

func (r *registry) add(name string, t Task) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tasks[name] = t
}

func (r *registry) load() {
	r.add("prune", Task{Title: "Prune old orders", Hours: 24})
	r.add("report", Task{Title: "Mail the report", Hours: 168})
}

// Routes adds the routes of tasks to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /reload", func(w http.ResponseWriter, r *http.Request) { known.load() })
	mux.HandleFunc("GET /tasks/{name}", func(w http.ResponseWriter, r *http.Request) {
		known.mu.Lock()
		defer known.mu.Unlock()
		if _, ok := known.tasks[r.PathValue("name")]; !ok {
			http.NotFound(w, r)
		}
	})
}
