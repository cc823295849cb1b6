package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
)

func writeCSV(t *testing.T, r *audit.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := CSV(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVGolden(t *testing.T) {
	golden.Check(t, "shop.csv", writeCSV(t, audittest.Shop()))
}

func TestCSVRows(t *testing.T) {
	r := audittest.Large(50, 20)
	rows, err := csv.NewReader(bytes.NewReader(writeCSV(t, r))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rows), 1+len(r.Inventory); got != want {
		t.Errorf("%d rows, want %d", got, want)
	}
	local := true
	for _, row := range rows[1:] {
		if row[3] == "Y" && !local {
			t.Errorf("Y after N: %v", row)
		}
		local = row[3] == "Y"
		if local && (row[4] == "" || row[5] == "") {
			t.Errorf("no impact or no move: %v", row)
		}
	}
}

// Spreadsheets compute what looks like a formula.
func TestCSVHoldsNoFormula(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(writeCSV(t, audittest.Hostile()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	guarded := 0
	for _, row := range rows {
		for _, c := range row {
			if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
				t.Errorf("cell %q is a formula", c)
			}
			if strings.ContainsAny(c, "\r\n\x1b") {
				t.Errorf("cell %q holds control characters", c)
			}
			if strings.HasPrefix(c, "'=HYPERLINK") {
				guarded++
			}
		}
	}
	if guarded == 0 {
		t.Error("the formula among the hostile strings is not there")
	}
}
