// Package sizing computes the numbers of a readiness review: how often a flow
// breaks, how many users a lost instance takes with it, and how big the shared
// store must be that takes the state over.
//
// Every number is a [Figure]: it says how it was computed and where its inputs
// come from, so that a reader can doubt it, and replace an assumption by a
// measurement. The package errs on the side of the larger store: capacities are
// the lower bounds that people report, and loads are those of the peak.
package sizing

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Figure is a number with how it came about.
type Figure struct {
	Name    string  `json:"name"`
	Value   float64 `json:"value"`
	Unit    string  `json:"unit"`    // "%", "req/s", "ops/s", "ms", "USD/month"; "" for a plain number
	Text    string  `json:"text"`    // value and unit as they are printed
	Formula string  `json:"formula"` // with the inputs filled in
	Origin  string  `json:"origin"`  // where the formula and the inputs come from
}

// String renders the figure on one line, without its origin.
func (f Figure) String() string {
	return fmt.Sprintf("%s: %s (%s)", f.Name, f.Text, f.Formula)
}

// figure makes a figure; the value is rounded for the text only.
func figure(name string, value float64, unit, formula, origin string) Figure {
	return Figure{Name: name, Value: value, Unit: unit, Text: text(value, unit), Formula: formula, Origin: origin}
}

// text renders a value with its unit.
func text(v float64, unit string) string {
	switch unit {
	case "":
		return Number(v)
	case "%":
		if v < 100 && v > 99.9 {
			return "> 99.9 %"
		}
	case "USD/month":
		return fmt.Sprintf("$%.2f ≈ $%s a month", v, Number(math.Round(v)))
	}
	return Number(v) + " " + unit
}

// Number renders a number for people: thousands are set apart, numbers of a
// hundred and more are whole, and those below ten keep two decimals.
func Number(v float64) string {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return "unknown"
	}
	decimals := 2
	switch abs := math.Abs(v); {
	case abs >= 100:
		decimals = 0
	case abs >= 10:
		decimals = 1
	}
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if decimals > 0 {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	whole, fraction, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// Bytes renders a size in binary units.
func Bytes(n float64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"}
	i := 0
	for n >= 1024 && i < len(units)-1 {
		n /= 1024
		i++
	}
	return Number(n) + " " + units[i]
}
