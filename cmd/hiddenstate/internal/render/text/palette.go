package text

import "github.com/fatih/color"

// palette holds the colours. Nothing depends on them: what a colour says, a word
// says, too.
type palette struct{ bold, faint, bad, warn, info, good func(a ...any) string }

func newPalette(on bool) palette {
	paint := func(attrs ...color.Attribute) func(a ...any) string {
		c := color.New(attrs...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return palette{
		bold: paint(color.Bold), faint: paint(color.Faint), bad: paint(color.FgRed, color.Bold),
		warn: paint(color.FgYellow), info: paint(color.FgCyan), good: paint(color.FgGreen),
	}
}

// severity returns the colour of a severity.
func (p palette) severity(s string) func(...any) string {
	switch s {
	case "error":
		return p.bad
	case "warning":
		return p.warn
	}
	return p.info
}

// served returns the colour of who can serve a route.
func (p palette) served(s string) func(...any) string {
	switch s {
	case "one":
		return p.bad
	case "degraded":
		return p.warn
	}
	return p.good
}
