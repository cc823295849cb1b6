// Package services holds the services of the program.
package services

import "example.com/cases/session/locator/wizard"

// All are the services.
var All = &Group{Wizards: wizard.New()}

// A Group is the services of a program.
type Group struct{ Wizards *wizard.Group }
