// Package render writes reports in the formats that people and programs read.
// A renderer decides how a report looks and never what is in it.
package render

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// JSON writes the report in its contractual form.
func JSON(w io.Writer, r *audit.Report) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}
