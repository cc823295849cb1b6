package parity

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
)

// tableFile is the environment variable that names a file for the table of
// differences: go test keeps to itself what a test that passes prints.
const tableFile = "PARITY_TABLE"

// A count is how many findings each driver has in a module.
type count struct {
	module                                string
	standalone, multichecker, vet, differ int
}

// printTable logs the table of differences, and writes it to the file that the
// environment names.
func printTable(t *testing.T, counts []count, got []difference) {
	t.Helper()
	text := table(counts, got, readList(t).Reasons)
	t.Logf("\n%s", text)
	if name := os.Getenv(tableFile); name != "" {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Error(err)
		}
	}
}

// table renders the differences by reason. The drivers that go package by package
// stand in one column where they agree, as golangci-lint and nogo do with go vet:
// the tests of their modules compare them word for word.
func table(counts []count, got []difference, reasons map[string]string) string {
	var buf bytes.Buffer
	w := tabwriter.NewWriter(&buf, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "findings in\tstandalone\tmultichecker\tgo vet\tdiffer")
	for _, n := range counts {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\n", n.module, n.standalone, n.multichecker, n.vet, n.differ)
	}
	w.Flush()
	for _, r := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Fprintf(&buf, "\n%s: %s\n", r, reasons[r])
		fmt.Fprintln(w, "  kind\tstate\tstandalone\tpackage by package")
		for _, d := range got {
			if d.Reason != r {
				continue
			}
			modular := places(d.Vet)
			if !slices.Equal(d.Multichecker, d.Vet) {
				modular += ", multichecker " + places(d.Multichecker)
			}
			fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", d.Kind, d.Symbol, places(d.Standalone), modular)
		}
		w.Flush()
	}
	return buf.String()
}

func places(files []string) string {
	if len(files) == 0 {
		return "-"
	}
	return strings.Join(files, " ")
}

func TestTable(t *testing.T) {
	got := table([]count{{"shop", 3, 2, 2, 2}},
		[]difference{
			{Module: "shop", Kind: "session", Symbol: "Store.carts", Standalone: []string{"cart.go"}, Multichecker: []string{"main.go", "api.go"}, Vet: []string{"main.go", "api.go"}, Reason: "position"},
			{Module: "shop", Kind: "cache", Symbol: "prices", Standalone: []string{"price.go"}, Multichecker: []string{"price.go"}, Reason: "unseen"},
		},
		map[string]string{"position": "It is declared elsewhere.", "unseen": "It is not seen."})
	want := `findings in  standalone  multichecker  go vet  differ
shop         3           2             2       2

position: It is declared elsewhere.
  kind     state        standalone  package by package
  session  Store.carts  cart.go     main.go api.go

unseen: It is not seen.
  kind   state   standalone  package by package
  cache  prices  price.go    -, multichecker price.go
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
