package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Read reads a report in its JSON form. It fails for another version of the form,
// and for what is no report.
func Read(in io.Reader) (*Report, error) {
	dec := json.NewDecoder(in)
	var r Report
	if err := dec.Decode(&r); err != nil {
		return nil, fmt.Errorf("not a report in JSON: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("not a report in JSON: there is something behind it")
	}
	switch {
	case r.Version == 0:
		return nil, errors.New("not a report: it has no version; hiddenstate audit -format=json writes one")
	case r.Version != Version:
		return nil, fmt.Errorf("the report has version %d, and this program reads version %d", r.Version, Version)
	case r.Findings == nil || r.Routes == nil:
		return nil, errors.New("not a report: it has no findings or no routes; hiddenstate audit -format=json writes one")
	}
	return &r, nil
}
