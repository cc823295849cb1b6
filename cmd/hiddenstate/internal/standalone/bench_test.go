package standalone

import (
	"context"
	"os"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

// The benchmarks run on the sample service, or on the checkout that
// HIDDENSTATE_BENCH_DIR names.

func benchOptions(b *testing.B) load.Options {
	dir := os.Getenv("HIDDENSTATE_BENCH_DIR")
	if dir == "" {
		dir = "../../../../testdata/services/shop"
	}
	if _, err := os.Stat(dir); err != nil {
		b.Fatal(err)
	}
	return load.Options{Dir: dir, Patterns: []string{"./..."}}
}

// BenchmarkFloor loads a service and builds its SSA form, which any analysis of
// this kind has to do.
func BenchmarkFloor(b *testing.B) {
	opt := benchOptions(b)
	b.ReportAllocs()
	for b.Loop() {
		loaded, err := load.Load(context.Background(), opt)
		if err != nil {
			b.Fatal(err)
		}
		var sources []ssaform.Source
		for _, p := range loaded.Packages {
			sources = append(sources, ssaform.Source{Types: p.Types, Files: p.Files, Info: p.Info})
		}
		if _, errs := ssaform.Build(loaded.Fset, sources); len(errs) > 0 {
			b.Fatal(errs[0])
		}
	}
}

// BenchmarkRun is the whole analysis.
func BenchmarkRun(b *testing.B) {
	opt := benchOptions(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Run(context.Background(), Options{Load: opt}); err != nil {
			b.Fatal(err)
		}
	}
}
