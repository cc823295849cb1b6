// Package audit turns findings into the report that a readiness review needs:
// every place of state with what breaks, where it should go and how to prove it,
// every route with whether any instance can serve it, and everything that was
// considered and cleared.
//
// The report is data. How it looks is the renderers' business.
package audit

// Version is the version of the JSON form of a Report. It changes when a field
// changes its meaning or goes away, not when one is added.
const Version = 1

// A Report is the result of an audit. Its JSON form is the tool's contract.
type Report struct {
	Version   int    `json:"version"`
	Module    string `json:"module"`
	Instances int    `json:"instances"`
	// Complete is false if something could not be analysed; Errors say what.
	Complete  bool      `json:"complete"`
	Counts    Counts    `json:"counts"`
	Findings  []Finding `json:"findings"`
	Inventory []Item    `json:"inventory"`
	Routes    []Route   `json:"routes"`
	Errors    []Problem `json:"errors"`
}

// Counts sum the findings up.
type Counts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Accepted int `json:"accepted"`
	Entries  int `json:"entry_points"`
	// Free is the number of entry points that any instance can serve.
	Free int `json:"free_entry_points"`
}

// A Finding is one place of hidden state.
type Finding struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Severity   string   `json:"severity"`
	Confidence string   `json:"confidence"`
	Symbol     string   `json:"symbol"`
	Position   Position `json:"position"`
	Message    string   `json:"message"`
	Impact     string   `json:"impact"`
	Move       string   `json:"move"`
	Effort     int      `json:"effort"`
	Sites      []Site   `json:"sites"`
	Entries    []Entry  `json:"entries"`
	Evidence   []string `json:"evidence"`
	Members    []Member `json:"members"`
	Chain      []string `json:"chain"`
	Library    string   `json:"library"`
	Drill      []string `json:"drill"`
	Accepted   *Accept  `json:"accepted"`
}

// A Position is a place in the source. File is relative to the module root and
// has slashes; it is absolute for files outside the module.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// A Site is a line that writes the state, or uses it as state, on a request path.
type Site struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	Function  string `json:"function"`
	Operation string `json:"operation"`
}

// An Entry is an entry point from which the state is reached.
type Entry struct {
	Function  string `json:"function"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Route     string `json:"route"`
	Framework string `json:"framework"`
}

// A Member is a cell that is grouped under a finding.
type Member struct {
	Symbol   string   `json:"symbol"`
	Position Position `json:"position"`
}

// An Accept is why the code base keeps a finding.
type Accept struct {
	Reason   string   `json:"reason"`
	Position Position `json:"position"`
}

// An Item is a long-lived piece of data that the audit has considered.
type Item struct {
	Symbol        string   `json:"symbol"`
	Position      Position `json:"position"`
	InstanceLocal bool     `json:"instance_local"`
	Why           string   `json:"why"`
}

// A Route is an entry point with the state that it touches.
type Route struct {
	Route     string   `json:"route"`
	Function  string   `json:"function"`
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Framework string   `json:"framework"`
	Trigger   string   `json:"trigger"`
	Findings  []string `json:"findings"` // ids of the findings that it reaches
	// Served says who can serve it: "any" instance, "degraded" on any but the
	// right one, or "one" instance only.
	Served string `json:"served"`
}

// A Problem is something that could not be analysed.
type Problem struct {
	Package  string `json:"package"`
	Position string `json:"position"`
	Message  string `json:"message"`
	Skipped  bool   `json:"skipped"`
}
