package plain

import "testing"

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"auth.Manager.sessions":   "auth.Manager.sessions",
		"Größe → 会话":              "Größe → 会话",
		"two\nlines\r\n\tand tab": "two lines and tab",
		"  around  ":              "around",
		"\x1b[31mred\x1b[0m":      `\x1b[31mred\x1b[0m`,
		"a\u202egnp.exe":          `a\u202egnp.exe`,
		"zero\u200bwidth":         `zero\u200bwidth`,
		"bad\xffbyte":             `bad\xffbyte`,
		"bell\a":                  `bell\a`,
		"next\u2028line":          "next line",
		"no\u00a0break":           "no break",
		"nul\x00":                 `nul\x00`,
	} {
		if got := Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}
