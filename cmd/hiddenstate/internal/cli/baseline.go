package cli

import (
	"flag"
	"fmt"
	"os"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/baseline"
)

// baselineFlags are the flags about known findings.
type baselineFlags struct {
	against string
	write   string
}

func (f *baselineFlags) register(fs *flag.FlagSet) {
	fs.StringVar(&f.against, "baseline", "", "compare with the known findings in `FILE`")
	fs.StringVar(&f.write, "write-baseline", "", "write the findings to `FILE`, as known from now on")
}

// read returns the baseline that -baseline names, nil if it names none.
func (f *baselineFlags) read() (*baseline.File, error) {
	if f.against == "" {
		return nil, nil
	}
	in, err := os.Open(f.against)
	if err != nil {
		return nil, fmt.Errorf("-baseline: %w; -write-baseline writes one", err)
	}
	defer in.Close()
	b, err := baseline.Read(in)
	if err != nil {
		return nil, fmt.Errorf("-baseline: %s: %w", f.against, err)
	}
	return b, nil
}

// save writes the file that -write-baseline names, if it names one.
func (f *baselineFlags) save(r *audit.Report) error {
	if f.write == "" {
		return nil
	}
	data, err := baseline.Of(r).Bytes()
	if err != nil {
		return err
	}
	return replace(f.write, data)
}
