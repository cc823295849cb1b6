package standalone

import (
	"path/filepath"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// exclude marks the findings in excluded files as accepted: a review shows what
// a setting keeps from the checks.
func (a *Analysis) exclude(opt Options) {
	if len(opt.Policy.Exclude) == 0 {
		return
	}
	for _, f := range a.Findings {
		if f.Accepted != nil {
			continue
		}
		if pattern := opt.Policy.Excluded(a.file(f)); pattern != "" {
			f.Accepted = &classify.Acceptance{Reason: "excluded by the pattern " + pattern, At: opt.ExcludedAt}
		}
	}
}

// file returns the file in which the state of a finding is declared, relative to
// the root of its module, with slashes.
func (a *Analysis) file(f *classify.Finding) string {
	name := a.Load.Fset.Position(f.Pos).Filename
	best := ""
	for _, m := range a.Load.Modules {
		if m.Main && len(m.Dir) > len(best) && strings.HasPrefix(name, m.Dir+string(filepath.Separator)) {
			best = m.Dir
		}
	}
	return filepath.ToSlash(strings.TrimPrefix(name[len(best):], string(filepath.Separator)))
}
