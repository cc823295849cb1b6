// Package plain makes text from source code harmless for output that people
// read: identifiers, paths and string constants may hold control characters,
// escape sequences of terminals, or marks that change the direction of text.
package plain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line returns s on one line: runs of white space become one space, and
// everything else that is not printable is written as an escape of Go.
func Line(s string) string {
	ok := true
	for i, r := range s {
		if !unicode.IsPrint(r) || r == utf8.RuneError || r == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			ok = false
			break
		}
	}
	if ok {
		return s
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, escape(s))), " ")
}

// escape writes what is neither printable nor white space as Go does.
func escape(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			b.WriteString(`\x` + hex(s[0]))
		case unicode.IsPrint(r) || unicode.IsSpace(r):
			b.WriteString(s[:n])
		default:
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		}
		s = s[n:]
	}
	return b.String()
}

func hex(c byte) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[c>>4], digits[c&15]})
}

// Verbatim returns a line of source code as it is laid out: only what is neither
// printable nor a blank or tab is written as an escape of Go.
func Verbatim(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\t' {
			return ' '
		}
		return r
	}, escape(s))
}
