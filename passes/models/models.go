// Package models holds what hiddenstate knows about libraries: which functions
// register handlers, which hold state and where, which read the request, which
// call back, which leave the process.
//
// The knowledge is data. The files in data/ are what people edit; the tables_*.go
// files are made from them by go generate, so that a start of the program parses
// nothing and builds nothing. data/README.md says how to add a library.
//
// The tables err on the side of silence: a function that they do not name holds
// no state, registers nothing, and calls its function arguments in place.
package models

import "github.com/hiddenstate/hiddenstate/passes/origin"

// A Form says how a framework learns of a handler.
type Form uint8

const (
	Register  Form = iota // a call that takes a handler and usually a route
	Wrap                  // a call that takes middleware, or a handler to wrap; a conversion to a type of middleware
	FuncType              // a function type: any function of this signature is a handler
	Iface                 // an interface method: any implementation is a handler
	Generated             // a generated function that takes an implementation of an interface
	Loop                  // a call that yields the next message to the loop around it
	Marker                // a call that says something about the handler around it
	Field                 // a struct field that takes a handler
)

// A Trigger says what makes an entry point run.
type Trigger uint8

const (
	Request    Trigger = iota // a request that somebody waits for
	Message                   // a message of a queue, topic or stream
	Schedule                  // a clock
	Connection                // a long-lived connection
)

// A Registration describes one symbol through which a framework learns of entry points.
//
// Indices count declared parameters from 0, the receiver not among them; -1 is none.
type Registration struct {
	ID        string // see Key
	Major     string // "v2": holds for this major version only, "v1" for versions 0 and 1; "" for all
	Framework string
	Form      Form
	Trigger   Trigger
	Handler   int8   // parameter that takes the handler, or the first of several
	Route     int8   // parameter that takes the route pattern, topic or schedule
	Method    int8   // parameter that takes the HTTP method, or several
	Verb      string // the HTTP method that the symbol stands for, "ANY" for all; "" where the pattern or Method says it
	Group     bool   // the result is a router whose routes begin with Route, and so is the router that a function argument receives
	// Controller says that the handler is an object of which the framework makes
	// a new one for each request, to call one of its methods: those that the
	// registration names, or every exported one without parameters.
	Controller bool
	Interface  string // Iface, Generated: the interface whose methods are entry points, "" for the parameter's own type

	// The signature, for what is recognised by it: see Table.Handler and
	// Table.Generated. A FuncType or Iface without one is recognised only
	// where a value is converted to it or registered.
	Name    string   // Iface: the method. Generated: the function, * standing for the part that varies
	Params  []string // types as types.TypeString prints them with full paths, normalised like Key; "_" is any type, "_.T" a T of any package
	Results []string // likewise; nil with Generated says nothing about the results
}

// A Class says what a library object or call means for the question whether
// state stays in this instance.
type Class uint8

const (
	Local       Class = iota // always instance-local
	Conditional              // instance-local unless one of Unless holds; without Unless, on the condition that Note tells
	Neutral                  // what its store, limiter or key argument is
	Evidence                 // a marker: needs data flow to mean anything
	Harmless                 // local, but for information at most
	External                 // shared or carried by the client: never a finding
)

// A Role says what a state symbol is.
type Role uint8

const (
	Constructor Role = iota
	Use
	Option // an option function, setter or field of a configuration struct
	Type
	Driver // a database/sql driver name
)

// An Arg names an argument, or a field of a configuration literal, that a
// finding needs: the limit, the store, the data source name. Several arguments
// of a call may play the same role.
type Arg struct {
	Role  string // "limit", "burst", "store", "ttl", "path", "dsn", "key", ...
	Index int8   // parameter index, -1 when Field says it
	Field string // "pkg.Type.Field" of a configuration literal
}

// A State describes one symbol of a library that holds state, or that says
// where state is held. One symbol may have several, one for each kind.
type State struct {
	ID       string // see Key; "driver:NAME" for a Driver
	Major    string
	Kind     string
	Class    Class
	Role     Role
	Severity string // "error", "warning", "info" or ""
	Args     []Arg
	Unless   []string // Keys of symbols whose use makes the object external
	Note     string   // one clause for the reader, lower case, no full stop
}

// A Source describes a function, method, struct field or package variable that
// yields values of a known origin. An ID that ends in .* speaks of all methods
// of the type, or all functions of the package, that no other Source names; one
// that ends in .Get* of those whose names begin so.
type Source struct {
	ID     string
	Major  string
	Origin origin.Set
	Name   int8 // parameter whose constant refines the origin (a header's name), or -1
	Out    int8 // parameter whose pointee receives the values (a decode target), or the first of several; -1 for the results
}

// An IO says what a call reaches outside this process's memory.
type IO uint8

const (
	NoIO     IO = iota
	Read        // reads another system
	Send        // changes another system or delivers something
	FileIO      // creates, writes, moves or removes a local file
	Log         // writes a log line or a trace
	Metric      // counts for monitoring
	LockWait    // waits for a mutex of this process
	Unlock
	Guard // takes a lock, a lease or a leadership that other instances respect
)

// An Op is what a container method does to its receiver or argument.
type Op uint8

const (
	NoOp  Op = iota
	Put      // stores a value under a key, or replaces the whole
	Claim    // stores if absent and says whether it was
	Remove
	Append
	Count  // adds to a number
	Look   // reads
	Keep   // puts Value into the request's context, which On is, under Key
	Recall // yields what was kept in the request's context, which On is, under Key
)

// A CallMode says when a function argument runs.
type CallMode uint8

const (
	InPlace CallMode = iota // before the call returns
	Async                   // in a goroutine, perhaps after it
	Once                    // at most once in the life of the receiver
	Never                   // the argument is not called (a function that is only stored or compared)
)

// A Behaviour describes what a function of a library or of the standard
// library does to its arguments. Receiver is index -1 in all fields. A function
// that does several things has several; one with nothing but an ID is known to
// do nothing that matters. An ID may end in a star, as that of a Source.
//
// A parameter that a [Registration] names as the handler is kept by the
// framework: it does not run in place, and has no Behaviour for it.
type Behaviour struct {
	ID    string
	Major string
	IO    IO
	Op    Op   // effect on On
	On    int8 // what Op acts on: -1 the receiver, else a parameter
	Key   int8 // parameter that is the key, or None
	Value int8 // parameter that is the value, or None
	// Alias is what the results are: a parameter (-1 the receiver) whose object
	// or whose content they are, or None for something fresh.
	Alias int8
	Call  int8 // function parameter, or None
	Mode  CallMode
}

// None is the absent index of a Behaviour.
const None int8 = -128

// A Name is a cookie, header or environment variable by which load balancers
// pin clients to instances, or by which an instance knows itself.
type Name struct {
	Kind    string // "cookie", "header", "env", "query", "seed-cookie", "off-switch"
	Text    string
	Match   string // "exact", "prefix", or "hex": each # in Text is a hexadecimal digit
	Product string
	Sure    string // "high", "medium", "low"
}

// A Move proposes where state of a kind should go, with the libraries that do it.
type Move struct {
	Kind      string
	Text      string
	Libraries []MoveLibrary
}

// A MoveLibrary is a package that can take the state over.
type MoveLibrary struct {
	Import string
	Symbol string
	Note   string
}
