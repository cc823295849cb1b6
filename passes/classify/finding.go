package classify

import (
	"fmt"
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// A Severity says how much a user notices.
type Severity uint8

const (
	Info    Severity = iota // warm-up or performance
	Warning                 // correctness is bent: a limit multiplied, a stale answer
	Error                   // a user sees wrong or lost data
)

var severities = [...]string{"info", "warning", "error"}

// String returns the severity's name in output and flags.
func (s Severity) String() string { return severities[s] }

// ParseSeverity returns the severity of the given name.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severities {
		if n == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: want error, warning or info", name)
}

// A Confidence says how sure the classification is.
type Confidence uint8

const (
	Low Confidence = iota
	Medium
	High
)

var confidences = [...]string{"low", "medium", "high"}

// String returns the confidence's name in output.
func (c Confidence) String() string { return confidences[c] }

// A Finding is one place of hidden state, of one kind.
type Finding struct {
	Kind       string
	Severity   Severity
	Confidence Confidence
	Cell       *cells.Cell
	prog       *effects.Program

	Symbol  string    // "auth.Manager.sessions"
	Pos     token.Pos // of the declaration, or of the call
	At      string    // "file:line:col", when Pos is not of this run
	Says    string    // what is kept where: "keeps login sessions in this process's memory"
	Breaks  string    // what breaks: "a request that reaches another instance is logged out"
	Move    string    // where it should go: "move them to a shared session store such as scs/redisstore"
	Impact  string    // what breaks, with numbers where there are some
	Effort  int       // of the move, in points: 1 a line, 13 a redesign
	Limit   *Limit    // what a limiter lets through, nil if not known
	Library string    // import path of the library that holds the state, "" if none

	Evidence []string
	Sites    []Site
	Members  []*effects.Cell
	Entries  []*entrypoints.Point

	grouped   []*cells.Cell // those of the findings that were joined with this one
	fileReads []cells.Read  // of the files that it is about
	renamed   bool          // Cell is what holds the cells that the finding is about
	adopted   bool          // Kind is that of something inside

	// Accepted is set when the code base has accepted the state.
	Accepted *Acceptance
}

// An Acceptance is the reason that a directive gives.
type Acceptance struct {
	Reason string
	Pos    token.Pos
	At     string // "file:line:col", when Pos is not of this run
}

// A Site is a line that writes the state, or uses it as state, on a request path.
type Site struct {
	Func      *effects.Func
	Pos       token.Pos
	At        string
	Operation string
	Access    *cells.Access // nil for reads
}

// A verdict is what a rule says of a case.
type verdict struct {
	severity   Severity
	confidence Confidence
	says       string
	breaks     string
	move       string
	effort     int
	evidence   []string
	limit      *Limit
	at         *effects.Site // where the finding stands, nil for the cell's declaration
}

// A rule decides whether a case is of its kind.
type rule struct {
	kind  string
	judge func(k *Case) (verdict, bool)
}
