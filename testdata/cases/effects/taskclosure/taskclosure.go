// Package taskclosure hands the same option to work of a request and to work of
// a background task: what the task's function literal fills is the task's own.
package taskclosure

import (
	"net/http"
	"strings"
	"time"
)

type options struct{ each func(name string) }

type option func(*options)

func withEach(f func(name string)) option { return func(o *options) { o.each = f } }

func walk(names []string, opts ...option) int {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	n := 0
	for _, name := range names {
		n += len(name)
		if o.each != nil {
			o.each(name)
		}
	}
	return n
}

type listing struct{ names []string }

// A task lists files for another machine.
type task interface{ do() }

type listTask struct{ files []string }

func (t *listTask) do() {
	out := &listing{}
	walk(t.files, withEach(func(name string) {
		out.names = append(out.names, name)
	}))
	println(strings.Join(out.names, ","))
}

func size(w http.ResponseWriter, r *http.Request) {
	longest := ""
	walk(strings.Fields(r.FormValue("files")), withEach(func(name string) {
		if len(name) > len(longest) {
			longest = name
		}
	}))
	w.Write([]byte(longest))
}

// Serve serves sizes, and works through the tasks beside that.
func Serve(tasks chan task) error {
	go func() {
		for {
			select {
			case t := <-tasks:
				t.do()
			case <-time.After(time.Second):
			}
		}
	}()
	tasks <- &listTask{}
	http.HandleFunc("GET /size", size)
	return http.ListenAndServe(":8080", nil)
}
