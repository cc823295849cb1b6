package audit

import (
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// A Finding is one place of hidden state.
type Finding struct {
	ID       string `json:"id"` // without line numbers
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	// InstanceLocal is false for findings about the place where state should go:
	// how the shared store is used, and what a cookie carries.
	InstanceLocal bool     `json:"instance_local"`
	Confidence    string   `json:"confidence"`
	Symbol        string   `json:"symbol"`
	Position      Position `json:"position"`
	Message       string   `json:"message"`
	// Keeps says what is kept where: "keeps sessions in this process's memory".
	Keeps string `json:"keeps"`
	// Breaks says what breaks, Impact the same with the main number.
	Breaks  string          `json:"breaks"`
	Impact  string          `json:"impact"`
	Figures []sizing.Figure `json:"figures"`
	Move    string          `json:"move"`
	Effort  int             `json:"effort"` // 1 a line, 13 a redesign
	Sites   []Site          `json:"sites"`
	// Entries are the entry points that write the state or use its library,
	// Readers those that only read it.
	Entries  []Entry  `json:"entries"`
	Readers  []Entry  `json:"readers"`
	Evidence []string `json:"evidence"`
	Members  []Member `json:"members"`
	// Path leads from an entry point to a write, function by function and the
	// write last; Chain are the names of its functions.
	Path     []Frame  `json:"path"`
	Chain    []string `json:"chain"`
	Library  string   `json:"library"`
	Drill    []string `json:"drill"`
	Accepted *Accept  `json:"accepted"`
	// Status is "new", "worse" or "unchanged" against a baseline, "" without one.
	Status string `json:"status"`

	// Limit is the configured limit of a limiter, nil if it is not known. The
	// figures carry it on.
	Limit *sizing.Limit `json:"-"`
}

// Hygiene reports whether a kind is about the place where state should go and not
// about state of one instance.
func Hygiene(kind string) bool { return kind == "sessionstore" || kind == "clientsession" }

// Open reports whether nobody has accepted the finding.
func (f *Finding) Open() bool { return f.Accepted == nil }

// Routes returns the distinct routes that write or read the state, writers
// first. Entry points without a route are left out.
func (f *Finding) Routes() []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, es := range [][]Entry{f.Entries, f.Readers} {
		for _, e := range es {
			if !seen[e.Route] {
				seen[e.Route] = true
				out = append(out, e.Route)
			}
		}
	}
	return out
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
	// Operations are what it does to the state: "map write", "delete"; empty for
	// readers, and where only the library is seen.
	Operations []string `json:"operations"`
}

// fills reports whether the entry point puts something into the state, as opposed
// to taking it out.
func (e Entry) fills() bool {
	for _, op := range e.Operations {
		if classify.Fills(op) {
			return true
		}
	}
	return false
}

// Label names the entry point: by its route, or else by its function.
func (e Entry) Label() string {
	if e.Route != "" {
		return e.Route
	}
	return e.Name()
}

// A Frame is a step of a path: the declaration of a function, or what the last
// one does.
type Frame struct {
	Function  string `json:"function"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Operation string `json:"operation"` // "" for a function
}

// A Member is a cell that is grouped under a finding.
type Member struct {
	Symbol   string   `json:"symbol"`
	Position Position `json:"position"`
}

// An Accept is why the code base keeps a finding, and since when.
type Accept struct {
	Reason   string   `json:"reason"`
	Position Position `json:"position"`
	// Since is the day on which the line was committed, "2026-04-20", and Commit
	// the commit; both are empty outside a repository and for new lines.
	Since   string `json:"since"`
	Commit  string `json:"commit"`
	AgeDays int    `json:"age_days"`
}
