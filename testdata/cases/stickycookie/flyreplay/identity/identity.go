// Package identity says which machine this is.
package identity

import "os"

// Machine returns the id of this machine.
func Machine() string { return os.Getenv("FLY_MACHINE_ID") }
