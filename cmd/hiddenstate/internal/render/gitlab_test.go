package render

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
)

func writeGitLab(t *testing.T, r *audit.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := GitLab(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGitLabGolden(t *testing.T) {
	golden.Check(t, "shop.gitlab.json", writeGitLab(t, audittest.Shop()))
}

// GitLab refuses a report if an item lacks one of these, and takes items of one
// fingerprint for one.
func TestGitLabItems(t *testing.T) {
	for name, r := range map[string]*audit.Report{"shop": audittest.Shop(), "hostile": audittest.Hostile(), "large": audittest.Large(50, 20)} {
		var items []violation
		if err := json.Unmarshal(writeGitLab(t, r), &items); err != nil {
			t.Fatal(err)
		}
		open := 0
		for i := range r.Findings {
			if r.Findings[i].Open() {
				open++
			}
		}
		if len(items) != open {
			t.Errorf("%s: %d items, want %d", name, len(items), open)
		}
		seen := map[string]bool{}
		for _, it := range items {
			if it.Description == "" || !strings.HasPrefix(it.CheckName, "hiddenstate/") || it.Location.Path == "" || it.Location.Lines.Begin < 1 {
				t.Errorf("%s: not complete: %+v", name, it)
			}
			if strings.ContainsAny(it.Description+it.Location.Path, "\r\n\x1b") {
				t.Errorf("%s: control characters in %+v", name, it)
			}
			if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, it.Severity) {
				t.Errorf("%s: GitLab does not know the severity %q", name, it.Severity)
			}
			if seen[it.Fingerprint] {
				t.Errorf("%s: two items with the fingerprint of %s", name, it.Description)
			}
			seen[it.Fingerprint] = true
		}
	}
}

// A report without findings is a list, not null.
func TestGitLabEmpty(t *testing.T) {
	if got := strings.TrimSpace(string(writeGitLab(t, &audit.Report{}))); got != "[]" {
		t.Errorf("an empty report is %s", got)
	}
}
