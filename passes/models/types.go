package models

import "sort"

// typeCategory is a row of the table of types.
type typeCategory struct{ ID, Category string }

// TypeCategory says what values of a library's type are good for, as far as
// state goes, or "" if the type is not known:
//
//	connection   a live connection to a client, or what writes to one
//	limiter      counts in this process what it lets pass
//	transaction  a transaction, or a connection that is its owner's alone
//	mutex        excludes goroutines of this process
//	scheduler    runs jobs by the clock
//	time         a point in time
//	client       a handle of another system, or a pool of connections to it:
//	             what is kept through it is kept there
//	inert        nothing in it is state of the service
//
// The name is normalised, "path.Type"; see [Normalize].
func TypeCategory(name string) string {
	i := sort.Search(len(typeCategories), func(i int) bool { return typeCategories[i].ID >= name })
	if i < len(typeCategories) && typeCategories[i].ID == name {
		return typeCategories[i].Category
	}
	return ""
}

// AboutCall reports whether the entry tells of what a call does to state that
// another system or the client keeps, rather than of state of this instance.
func (s *State) AboutCall() bool {
	return s.Class == Evidence && (s.Kind == "sessionstore" || s.Kind == "clientsession")
}
