package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

// A violation is an item of GitLab's Code Quality report.
type violation struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
	} `json:"lines"`
}

// GitLab writes the findings as GitLab's Code Quality report, which merge
// requests show beside the changed lines. What the code base accepts is left
// out: the format has no word for it. Paths are relative to the module's root,
// and GitLab takes them for relative to the repository's.
func GitLab(w io.Writer, r *audit.Report) error {
	out := []violation{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if !f.Open() {
			continue
		}
		// The id has no line numbers, so that GitLab knows the finding again
		// after an edit above it.
		sum := sha256.Sum256([]byte(f.ID))
		v := violation{
			Description: plain.Line(f.Message),
			CheckName:   "hiddenstate/" + f.Kind,
			Fingerprint: hex.EncodeToString(sum[:]),
			Severity:    gitlabSeverity(f.Severity),
			Location:    location{Path: plain.Line(f.Position.File)},
		}
		v.Location.Lines.Begin = max(1, f.Position.Line)
		out = append(out, v)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing the Code Quality report: %w", err)
	}
	return nil
}

// gitlabSeverity returns GitLab's word for a severity: of info, minor, major,
// critical and blocker.
func gitlabSeverity(s string) string {
	switch s {
	case "error":
		return "critical"
	case "warning":
		return "major"
	}
	return "info"
}
