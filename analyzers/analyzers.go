// Package analyzers is the suite: one analyzer for each kind of hidden state, and
// the analyzer that holds their settings.
package analyzers

import (
	"github.com/hiddenstate/hiddenstate/analyzers/cache"
	"github.com/hiddenstate/hiddenstate/analyzers/clientsession"
	"github.com/hiddenstate/hiddenstate/analyzers/dbconn"
	"github.com/hiddenstate/hiddenstate/analyzers/embeddeddb"
	"github.com/hiddenstate/hiddenstate/analyzers/globalstate"
	"github.com/hiddenstate/hiddenstate/analyzers/idempotency"
	"github.com/hiddenstate/hiddenstate/analyzers/liveconn"
	"github.com/hiddenstate/hiddenstate/analyzers/localcron"
	"github.com/hiddenstate/hiddenstate/analyzers/localfile"
	"github.com/hiddenstate/hiddenstate/analyzers/localid"
	"github.com/hiddenstate/hiddenstate/analyzers/locallock"
	"github.com/hiddenstate/hiddenstate/analyzers/localqueue"
	"github.com/hiddenstate/hiddenstate/analyzers/processkey"
	"github.com/hiddenstate/hiddenstate/analyzers/ratelimit"
	"github.com/hiddenstate/hiddenstate/analyzers/session"
	"github.com/hiddenstate/hiddenstate/analyzers/sessionstore"
	"github.com/hiddenstate/hiddenstate/analyzers/stickycookie"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"golang.org/x/tools/go/analysis"
)

// All returns the analyzers of the suite, the settings first and the kinds in
// the order of precedence.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		config.Analyzer,
		session.Analyzer,
		idempotency.Analyzer,
		ratelimit.Analyzer,
		stickycookie.Analyzer,
		processkey.Analyzer,
		localid.Analyzer,
		locallock.Analyzer,
		liveconn.Analyzer,
		dbconn.Analyzer,
		localqueue.Analyzer,
		embeddeddb.Analyzer,
		localfile.Analyzer,
		localcron.Analyzer,
		cache.Analyzer,
		globalstate.Analyzer,
		sessionstore.Analyzer,
		clientsession.Analyzer,
	}
}

// Of returns the analyzer of a kind, nil if there is no such kind.
func Of(kind string) *analysis.Analyzer {
	for _, a := range All()[1:] {
		if a.Name == kind {
			return a
		}
	}
	return nil
}
