package classify

import "strings"

// words splits identifiers into lower-case words: "GVA_CONFIG", "lastSeenAt".
func words(names ...string) []string {
	var out []string
	for _, name := range names {
		var cur strings.Builder
		flush := func() {
			if cur.Len() > 0 {
				out = append(out, strings.ToLower(cur.String()))
				cur.Reset()
			}
		}
		rs := []rune(name)
		for i, r := range rs {
			switch {
			case r == '_' || r == '.' || r == '-' || r == '/' || r == '$' || r == ' ' || r == '*':
				flush()
				continue
			case isUpper(r) && i > 0 && (!isUpper(rs[i-1]) || i+1 < len(rs) && isLower(rs[i+1])):
				flush()
			}
			cur.WriteRune(r)
		}
		flush()
	}
	return out
}

func isUpper(r rune) bool { return r >= 'A' && r <= 'Z' }
func isLower(r rune) bool { return r >= 'a' && r <= 'z' }
