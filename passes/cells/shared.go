package cells

import "github.com/hiddenstate/hiddenstate/passes/models"

// shared notes the library objects that keep what they hold in a shared store, or
// with the client: those that always do, and those that the program gives a store
// or an option to that effect. Of an object that is state of this instance in any
// way nothing is noted.
func (c *collector) shared() {
	if c.Program.Modular() {
		return // for the inventory of a whole program
	}
	l := newLibraries(c)
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil {
			continue
		}
		var first *Library
		local := false
		for _, st := range call.Model.States {
			if st.Role != models.Constructor && st.Role != models.Type || aboutKeys(st.Kind) {
				continue
			}
			switch lib := l.judge(call, st); {
			case lib.Verdict == Here:
				local = true
			case lib.Verdict == Shared && first == nil:
				first = lib
			}
		}
		if first != nil && !local {
			c.Shared = append(c.Shared, first)
		}
	}
}

// aboutKeys reports whether rows of a kind tell of keys, names and the hygiene of
// stores rather than of where an object keeps what it holds.
func aboutKeys(kind string) bool {
	switch kind {
	case "processkey", "stickycookie", "sessionstore":
		return true
	}
	return false
}
