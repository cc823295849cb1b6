package classify

import (
	"path"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"golang.org/x/tools/go/analysis"
)

// Regrade gives the findings the severities that a policy wants for their kinds.
func Regrade(findings []*Finding, p config.Policy) {
	for _, f := range findings {
		if s, err := ParseSeverity(p.Severities[f.Kind]); err == nil {
			f.Severity = s
		}
	}
}

// home returns the file in which the state of a finding is declared, or made, as
// a policy knows files; "" if that cannot be told. A finding that an importer
// reports has the file of the package that declares it.
func (f *Finding) home(pass *analysis.Pass) string {
	if f.Pos.IsValid() {
		return config.File(pass, f.Pos)
	}
	name, _, _ := strings.Cut(path.Base(f.At), ":")
	if name == "." || pass.Module == nil {
		return ""
	}
	dir, ok := strings.CutPrefix(f.Cell.Pkg, pass.Module.Path)
	if !ok {
		return ""
	}
	return strings.TrimPrefix(dir+"/"+name, "/")
}
