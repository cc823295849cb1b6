package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

// CSV writes the worksheet, one line for each place of state: those of one
// instance first, then what was considered and cleared. It is UTF-8 with commas
// and a header.
func CSV(w io.Writer, r *audit.Report) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"place", "symbol", "kind", "Instance-local", "Impact if user lands on different instance", "Proposed move",
		"severity", "confidence", "effort", "why", "routes", "status", "accepted", "id",
	}}
	for _, it := range r.Inventory {
		row := []string{fmt.Sprintf("%s:%d", it.Position.File, it.Position.Line), it.Symbol, it.Kind, yesNo(it.InstanceLocal), "", "", "", "", "", it.Why, "", "", "", ""}
		if it.Kind != "" {
			if f := findingOf(r, it); f != nil {
				row[4], row[5], row[6], row[7], row[8] = f.Impact, f.Move, f.Severity, f.Confidence, strconv.Itoa(f.Effort)
				row[10], row[11], row[13] = strings.Join(f.Routes(), "; "), f.Status, f.ID
				if !f.Open() {
					row[12] = f.Accepted.Reason
				}
			}
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("writing CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	return nil
}

// findingOf returns the finding that a line of the inventory is about.
func findingOf(r *audit.Report, it audit.Item) *audit.Finding {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind == it.Kind && f.Symbol == it.Symbol && f.Position == it.Position {
			return f
		}
	}
	return nil
}

func yesNo(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}

// cell makes text safe for spreadsheets, which take what begins with one of these
// characters for a formula.
func cell(s string) string {
	s = plain.Line(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
