package audit_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/cli"
)

var update = flag.Bool("update", false, "write the golden files of the sample service's audit")

// sample is the service that the golden files are of.
const sample = "../../../../testdata/services/shop"

// auditOf returns what hiddenstate audit prints of the sample service.
func auditOf(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if status := cli.Main(append([]string{"audit", "-age=false", "-C", sample}, args...), &out, &errs); status != 0 || errs.Len() > 0 {
		t.Fatalf("hiddenstate audit %v: exit status %d\n%s", args, status, errs.String())
	}
	return out.Bytes()
}

// TestGolden holds the report of the sample service, in its forms, against the
// files in testdata, which go test -update writes.
func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"shop.json":    {"-format=json"},
		"shop.txt":     {"-format=text"},
		"shop-all.txt": {"-format=text", "-all"},
	} {
		t.Run(name, func(t *testing.T) {
			got := auditOf(t, args...)
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if n, w, g := firstDifference(want, got); n > 0 {
				t.Errorf("%s, line %d: want %q, got %q; go test -update writes it anew", file, n, w, g)
			}
		})
	}
}

// TestSameTwice runs the audit several times: packages and files are loaded in
// parallel, and none of that may show.
func TestSameTwice(t *testing.T) {
	first := auditOf(t, "-format=json")
	for range 4 {
		if n, w, g := firstDifference(first, auditOf(t, "-format=json")); n > 0 {
			t.Fatalf("line %d is %q the first time and %q later", n, w, g)
		}
	}
}

// firstDifference returns the number and the text of the first line that is not
// the same, 0 if there is none.
func firstDifference(want, got []byte) (line int, w, g string) {
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range max(len(a), len(b)) {
		w, g = "", ""
		if i < len(a) {
			w = string(a[i])
		}
		if i < len(b) {
			g = string(b[i])
		}
		if w != g || i >= len(a) || i >= len(b) {
			return i + 1, w, g
		}
	}
	return 0, "", ""
}
