// Package provider stands in for github.com/go-pkgz/auth/v2/provider.
package provider

// A Sender sends confirmations.
type Sender interface {
	Send(address, text string) error
}
