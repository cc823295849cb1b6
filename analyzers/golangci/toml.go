package golangci

import "strings"

// tomlLine returns the line of a TOML file that sets what a path leads to, or the
// deepest table or key on the way to it, 0 if not even the linter's settings are
// there. It reads lines, as people write them, and no values: a key inside an
// inline table has the line of the table.
func tomlLine(text string, path []string) int {
	line, depth := 0, len(section)-1
	var table []string
	n := 0
	for l := range strings.Lines(text) {
		n++
		l = strings.TrimSpace(l)
		keys := table
		if head, ok := strings.CutPrefix(l, "["); ok {
			head, _, _ = strings.Cut(strings.TrimPrefix(head, "["), "]")
			table = tomlKeys(head)
			keys = table
		} else if key, _, ok := strings.Cut(l, "="); ok && !strings.HasPrefix(l, "#") {
			keys = append(table[:len(table):len(table)], tomlKeys(key)...)
		}
		if d := common(keys, append(section[:], path...)); d > depth {
			line, depth = n, d
		}
	}
	return line
}

// tomlKeys splits a dotted key.
func tomlKeys(s string) []string {
	keys := strings.Split(s, ".")
	for i, k := range keys {
		keys[i] = strings.Trim(k, " \t\"'")
	}
	return keys
}

// common returns how many keys two paths have in common at their beginning.
func common(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && strings.EqualFold(a[n], b[n]) {
		n++
	}
	return n
}
