// Package origin names where a value comes from: a cookie, the request body, a
// random source, a read from a database, and so on.
//
// An origin is evidence and never more: it helps to tell a session from a cache,
// it does not create a finding. Origins err on the side of saying too much: a
// value computed from several others has the origins of all of them.
package origin

import (
	"math/bits"
	"strings"
)

// Set is a set of origins.
type Set uint32

// The origins, strongest evidence about a user's identity first.
const (
	Cookie      Set = 1 << iota // a cookie of the request
	Credential                  // Authorization header, basic-auth user, token claims
	Idempotent                  // an idempotency key, a webhook or message id
	Header                      // any other request header
	Query                       // a query parameter
	Path                        // a path parameter or the URL path
	Body                        // the request body: form, JSON, multipart, message payload
	Address                     // the peer's network address
	Context                     // a value that middleware left in the request context
	Random                      // a random source: crypto/rand, math/rand, a UUID
	Clock                       // the current time
	External                    // a read from another system: database, cache server, HTTP, RPC
	Disk                        // a read from local disk
	Instance                    // the identity of this instance: host name, pod name, process id
	Environ                     // configuration: environment, flags, configuration files
	TempKept                    // a temporary file that nobody removes in the function that made it
	TempRemoved                 // a temporary file that its maker removes
	Constant                    // a constant of the program
	Sequence                    // a counter of this process
	Upload                      // an uploaded file
	Connection                  // a live network connection
	Endpoint                    // a URL or network address made with the identity of this instance
)

var names = [...]string{
	"cookie", "credential", "idempotency key", "header", "query parameter", "path",
	"request body", "peer address", "request context", "random", "clock", "external read",
	"disk", "instance identity", "configuration", "temporary file", "removed temporary file",
	"constant", "process counter", "upload", "connection",
	"address of this instance",
}

var phrases = [...]string{
	"a cookie", "credentials", "an idempotency key", "a header", "a query parameter", "the URL's path",
	"the request's body", "the client's address", "the request's context", "a random source", "the clock", "another system",
	"a file", "the identity of this instance", "configuration", "a temporary file", "a temporary file that is removed",
	"a constant", "a counter of this process", "an upload", "a connection",
	"an address of this instance",
}

// Request holds the origins that a request brings along.
const Request = Cookie | Credential | Idempotent | Header | Query | Path | Body | Address | Context | Upload

// Lasting holds the origins that stay meaningful when the value is kept in a
// cell and read back later. What a request brought along does not: the cell is
// then state itself, not a channel for the request's data.
const Lasting = Random | Instance | Environ | External | Constant | Sequence | TempKept | Connection | Endpoint

// Has reports whether s contains any of the origins of t.
func (s Set) Has(t Set) bool { return s&t != 0 }

// Names lists the origins of s, strongest first.
func (s Set) Names() []string {
	out := make([]string, 0, bits.OnesCount32(uint32(s)))
	for i, n := range names {
		if s&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}

// String joins the names with commas; the empty set reads "unknown".
func (s Set) String() string {
	if s == 0 {
		return "unknown"
	}
	return strings.Join(s.Names(), ", ")
}

// Phrase says for a reader where something comes from: "a cookie or a random
// source". Beside other origins, constants and the clock say nothing, and of many
// the strongest are enough.
func (s Set) Phrase() string {
	if rest := s &^ (Constant | Clock | Connection | TempRemoved); rest != 0 {
		s = rest
	}
	var out []string
	for i, n := range phrases {
		if s&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	const most = 4
	switch n := len(out); {
	case n == 0:
		return "an unknown source"
	case n == 1:
		return out[0]
	case n > most:
		return strings.Join(out[:most], ", ") + " and elsewhere"
	default:
		return strings.Join(out[:n-1], ", ") + " or " + out[n-1]
	}
}

// Diffuse reports whether so many origins flow together that the set tells
// nothing of the value: where everything is computed from everything.
func (s Set) Diffuse() bool {
	return bits.OnesCount32(uint32(s&(Request|Random|External|Disk))) >= 7
}

// Parse returns the origin with the given name.
func Parse(name string) (Set, bool) {
	for i, n := range names {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}
