package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/compare"
)

// runDiff prints what has changed between two reports. The exit status is 1 if
// something is new or worse.
func runDiff(env *environment, args []string) int {
	fs := flag.NewFlagSet("diff", flag.ContinueOnError)
	format := fs.String("format", "text", "`FORMAT`: text, markdown or json")
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	if fs.NArg() != 2 {
		return env.errorf("diff takes two reports that hiddenstate audit -format=json wrote: hiddenstate diff [-format FORMAT] OLD NEW")
	}
	var reports [2]*audit.Report
	for i, path := range fs.Args() {
		r, err := readReport(path)
		if err != nil {
			return env.errorf("%v", err)
		}
		reports[i] = r
	}
	d := compare.Reports(reports[0], reports[1])
	var buf bytes.Buffer
	var err error
	switch *format {
	case "text":
		err = d.Text(&buf)
	case "markdown":
		err = d.Markdown(&buf)
	case "json":
		err = d.JSON(&buf)
	default:
		return env.errorf("-format: unknown format %q: want text, markdown or json", *format)
	}
	if err == nil {
		_, err = env.stdout.Write(buf.Bytes())
	}
	if err != nil {
		return env.errorf("%v", err)
	}
	if d.Regressed() {
		return exitFindings
	}
	return exitClean
}

func readReport(path string) (*audit.Report, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	r, err := audit.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}
