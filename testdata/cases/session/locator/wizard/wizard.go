// Package wizard keeps what users have answered so far.
package wizard

import "sync"

// A Group is what wizards need.
type Group struct{ Steps *Steps }

// New returns a group without answers.
func New() *Group {
	return &Group{Steps: &Steps{bySession: map[string]map[string]string{}}}
}

// Steps are the answers of all sessions, by step.
type Steps struct {
	mu        sync.Mutex
	bySession map[string]map[string]string
}

// Put keeps the answer of a step.
func (s *Steps) Put(session, step, answer string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bySession[session] == nil {
		s.bySession[session] = map[string]string{}
	}
	s.bySession[session][step] = answer
}

// Complete reports whether all steps are answered, and forgets them.
func (s *Steps) Complete(session string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.bySession[session]) < 4 {
		return false
	}
	delete(s.bySession, session)
	return true
}
