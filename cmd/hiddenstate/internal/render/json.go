// Package render writes reports in the formats that people and programs read;
// those that take more than a few lines have packages of their own below. A
// renderer decides how a report looks and never what is in it, and it takes
// everything that comes from source code for hostile.
package render

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// JSON writes the report in its contractual form, which docs/audit.schema.json
// describes. Characters that mean something in HTML are escaped, so that the
// text can be embedded in a page.
func JSON(w io.Writer, r *audit.Report) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}
