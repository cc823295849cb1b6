// Package classify decides what kind of hidden state a cell is, how bad that
// is, what breaks and where the state should go.
//
// A cell is reported under one kind, the first in the order of [rules] that
// fits. Structure decides: the types, the origin of keys and values, the
// operations and the patterns around them, what a library says of its objects.
// Names are the weakest evidence: they choose between kinds that structure
// allows. Where structure allows nothing, nothing is reported.
package classify

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/cells"
)

// rules are the kinds in the order of precedence.
var rules = [...]rule{
	{"session", session},
	{"idempotency", idempotency},
	{"ratelimit", ratelimit},
	{"stickycookie", stickycookie},
	{"processkey", processkey},
	{"localid", localid},
	{"locallock", locallock},
	{"liveconn", liveconn},
	{"dbconn", dbconn},
	{"localqueue", localqueue},
	{"embeddeddb", embeddeddb},
	{"localfile", localfile},
	{"localcron", localcron},
	{"cache", cache},
	{"globalstate", globalstate},
	{"sessionstore", sessionstore},
	{"clientsession", clientsession},
}

// Options say what the driver knows beyond the program.
type Options struct {
	// Has reports whether the module requires a package's module, so that
	// proposals name it first; nil if the driver does not know.
	Has func(importPath string) bool
}

// Findings classifies the cells of a program. The result is sorted by symbol.
func Findings(res *cells.Result, opt Options) []*Finding {
	var out []*Finding
	cases := Cases(res)
	var ways []*Case
	for _, k := range cases {
		f := judge(k, opt)
		switch {
		case f != nil:
			out = append(out, f)
		case k.Mailbox != nil:
			ways = append(ways, k)
		}
	}
	groupWays(out, ways)
	out = groupFlushes(out, res)
	out = groupObjects(group(out, res.Program.Modular()), res.Program)
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Symbol != out[j].Symbol {
			return out[i].Symbol < out[j].Symbol
		}
		return out[i].Kind < out[j].Kind
	})
	return out
}

// judge returns the finding about a case, nil if no kind fits.
func judge(k *Case, opt Options) *Finding {
	if k.isMemo() {
		return nil
	}
	for _, r := range rules {
		if v, ok := r.judge(k); ok {
			f := newFinding(r.kind, v, k)
			advise(f, k, opt)
			return f
		}
	}
	return nil
}

func newFinding(kind string, v verdict, k *Case) *Finding {
	f := &Finding{
		prog: k.prog,
		Kind: kind, Severity: v.severity, Confidence: v.confidence, Cell: k.Cell,
		Symbol: k.reported(), Pos: k.Pos, At: k.At,
		Says: v.says, Breaks: v.breaks, Move: v.move, Effort: v.effort,
		Evidence: v.evidence, Limit: v.limit,
	}
	if v.at != nil {
		f.Pos, f.At = v.at.Pos, v.at.At
	}
	if len(k.States) > 0 {
		f.Library = libraryOf(k.States[0].ID)
	}
	f.Members = append(f.Members, k.Inner...)
	f.addSites(k)
	return f
}
