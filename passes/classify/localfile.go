package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// localfile recognises functions on request paths that write local files which
// outlive the request.
func localfile(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5,
		says:   "writes files to this instance's disk",
		breaks: "another instance does not have them, and they are lost with the disk",
	}
	if k.Kind != effects.Files {
		return v, false
	}
	if k.Keys.Has(origin.TempRemoved) {
		return v, false
	}
	return v, true
}
