package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// An Op says what an effect does to its place.
type Op uint8

const (
	OpAssign   Op = iota // x.f = v
	OpCount              // x.f++, x.f += n, atomic add
	OpAppend             // x.f = append(x.f, ...), list.PushBack
	OpElem               // x.f[i] = v, *x.f = v
	OpMapWrite           // x.f[k] = v, sync.Map.Store
	OpClaim              // stores if absent: LoadOrStore, CompareAndSwap
	OpDelete             // delete(x.f, k), sync.Map.Delete
	OpReset              // x.f = nil, clear(x.f), x.f = map[K]V{}
	OpSend               // x.f <- v
	OpClose              // close(x.f)
	OpReceive            // <-x.f
	OpLibrary            // a call on a library object that holds state
	OpFile               // creates, writes, moves or removes a local file
	OpSpawn              // starts a goroutine
	OpLock               // locks a mutex
	OpLook               // reads a container: a map look-up, Load, Range
	OpBind               // reads, or lets out, what binds a client to an instance
	OpKeep               // puts the place into the context of a request
)

var opNames = [...]string{
	OpAssign: "assignment", OpCount: "count", OpAppend: "append", OpElem: "element write",
	OpMapWrite: "map write", OpClaim: "claim", OpDelete: "delete", OpReset: "reset", OpSend: "send",
	OpClose: "close", OpReceive: "receive", OpLibrary: "library call", OpFile: "file write",
	OpSpawn: "go statement", OpLock: "lock", OpLook: "look-up", OpBind: "affinity",
	OpKeep: "kept in the request's context",
}

// String returns the operation's name in messages and JSON: "map write".
func (op Op) String() string { return opNames[op] }

// Writes reports whether the operation changes its place.
func (op Op) Writes() bool {
	switch op {
	case OpReceive, OpSpawn, OpLock, OpLook, OpBind, OpKeep:
		return false
	}
	return true
}

// A Site is one place in the source where something happens.
type Site struct {
	Func  *Func
	Instr ssa.Instruction // nil when the site comes from a fact
	Pos   token.Pos
	At    string // "file:line:col" when the site comes from a fact

	// Stored are the traits of the values that the site puts into its place,
	// where their type is known.
	Stored shape.Trait

	pattern  Pattern
	patterns bool // pattern is computed
	decides  bool // see Decides; of a site that comes from a fact
	hurries  bool // does not wait, see Waits; of a site that comes from a fact
}

// A Via says how an effect or an open call got into a function's summary.
type Via struct {
	Call   ssa.Instruction // the call in this function
	Callee *Func
	Of     *Effect  // the callee's effect
	Dyn    *DynCall // the callee's open call, when the Via leads to a call rather than to an effect
	// Through leads to the call of Callee, when the function does not make it
	// itself but hands the function value to somebody who does.
	Through *Via
}

// An Effect is one thing that a function, or something it calls, does to a
// place that the function's caller can see.
type Effect struct {
	Place Value
	Op    Op
	Site  *Site
	Key   Provenance // of the key, index or path
	Val   Provenance // of what is stored or sent
	Async bool       // behind a go statement
	Once  bool       // under a sync.Once
	Guard Value      // the place that was found empty, and is being filled; see guard
	Case  int        // of a select statement, for OpReceive; 1 + the number of the affinity name for OpBind
	Via   *Via       // nil when the function does it itself

	// State is the library's entry for OpLibrary.
	State *models.State
	// Reach is what a goroutine started here, or a critical section entered
	// here, reaches outside the process: a set of 1<<models.IO.
	Reach IOSet
	Depth int // number of calls between the function and the site
	// Bound is where this package binds the implementation that has the effect
	// to the interface through which it is called, if it does.
	Bound token.Pos

	// far is the rest of the chain of an effect that comes from a fact.
	far []*Func
	// held says of an OpLock that comes from a fact that the function which has
	// the effect returns with the mutex locked.
	held bool
	// derived, fetched, made and putsBack say of an effect that comes from a fact
	// what [Program.Derived], [Effect.Fetched], [Program.MadeOnMiss] and
	// [Effect.PutsBack] report.
	derived, fetched, made, putsBack bool
	// paths says of an OpFile that comes from a fact what [Program.given] reports.
	paths uint64
}

// An IOSet is a set of [models.IO] values, bit 1<<io. Those that the function has
// waited for when it returns, because no goroutine that it started is alone with
// them, stand a second time, awaitedShift bits higher.
type IOSet uint32

// Has reports whether io is in the set.
func (s IOSet) Has(io models.IO) bool { return s&(1<<io) != 0 }

type effectKey struct {
	root Root
	path *Path
	held bool
	op   Op
	site *Site
}

// A wayKey is what the paths have in common on which a site reaches a cell.
type wayKey struct {
	root Root
	cell *Cell
	op   Op
	site *Site
}

// A store records that a function puts values into a place of its caller's,
// so that a caller that owns the place knows what is in it.
type store struct {
	place Value
	vals  Values
}

// A DynCall is a call whose callee only a caller can know: of a function value
// or an interface method that came in from outside.
type DynCall struct {
	Callee Value       // the function value, or the receiver of Method
	Method *types.Func // nil for a call of a function value
	Args   []Values    // without the receiver
	Prov   []Provenance
	Site   *Site
	Async  bool // in a goroutine
	Joined bool // the function that starts the goroutine waits for it
	Once   bool
	Via    *Via
}

type dynKey struct {
	root   Root
	path   *Path
	held   bool
	method *types.Func
	site   *Site
}

// An Init records that a cell receives a value whose origin lasts, or depends
// on the caller.
type Init struct {
	Cell *Cell
	Prov Provenance
}

// A Registration is a call that tells a framework of handlers.
type Registration struct {
	Entry *models.Registration
	Call  *LibraryCall
	// Handlers are the function values and handler objects given.
	Handlers Values
	// Calls is the chain of calls from the function that owns this
	// registration down to the call itself, outermost first; empty when the
	// function makes the call itself. It lets the route be computed in context.
	Calls []ssa.CallInstruction
}

// A Summary is what callers need to know of a function. All values in it have
// roots that mean something to a caller: parameters, captured variables,
// package-level variables, function values, and objects that escape.
type Summary struct {
	Results    []Values
	ResultProv []Provenance
	Effects    []*Effect
	Out        []Provenance // what the function writes into what its parameters refer to
	IO         IOSet

	stores        []store
	dyn           []*DynCall
	inits         []Init
	registrations []*Registration

	effectIndex map[effectKey]*Effect
	ways        map[wayKey]int // see maxWays
	dynIndex    map[dynKey]*DynCall
	regIndex    map[regKey]*Registration
	version     version // grows with every change
}

type regKey struct {
	call  *LibraryCall  // for a registration that the function makes itself
	inner *Registration // for one that a callee makes
	outer ssa.CallInstruction
}
