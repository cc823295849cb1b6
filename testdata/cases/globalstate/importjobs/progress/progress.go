// Package progress remembers how far jobs have come.
package progress

import "sync"

// A Job is one import.
type Job struct {
	Total int `json:"total"`
	Done  int `json:"done"`
}

// A Tracker knows the jobs of this process.
type Tracker struct {
	mu   sync.Mutex
	jobs map[string]Job
}

// NewTracker returns a tracker without jobs.
func NewTracker() *Tracker { return &Tracker{jobs: make(map[string]Job)} }

// Begin notes that a job begins.
func (t *Tracker) Begin(id string, total int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.jobs[id] = Job{Total: total}
}

// Job returns a job by its id.
func (t *Tracker) Job(id string) (Job, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	j, ok := t.jobs[id]
	return j, ok
}
