package markdown

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

// nothing is rendered as nothing, and keeps apart what would be read as one.
const nothing = "<!-- -->"

// Text renders text from source code as text: nothing in it is markup, a link, or
// a mention of somebody. The result fits into a table's cell.
func Text(s string) string {
	s = plain.Line(s)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case strings.IndexByte("\\`*_[]<>|~&$#", c) >= 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		case i == 0 && strings.IndexByte("+-=", c) >= 0:
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '@' || c == ':' && strings.HasPrefix(s[i:], "://"):
			b.WriteByte(c)
			b.WriteString(nothing)
		case c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"):
			b.WriteString(nothing)
			b.WriteByte(c)
		case c == '.' && i > 0 && digits(s[:i]):
			b.WriteString("\\.")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// Code renders an identifier, a path or a route in a code span, or as text where
// a code span could not hold it.
func Code(s string) string {
	s = plain.Line(s)
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "`|\\") {
		return Text(s)
	}
	return "`" + s + "`"
}
