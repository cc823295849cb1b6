package text

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
)

func write(t *testing.T, r *audit.Report, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	tests := []struct {
		file   string
		report *audit.Report
		opt    Options
	}{
		{"shop.txt", audittest.Shop(), Options{Width: 100}},
		{"shop-all-72.txt", audittest.Shop(), Options{Width: 72, All: true}},
		{"clean.txt", audittest.Clean(), Options{Width: 100}},
		{"nothing.txt", audittest.Nothing(), Options{Width: 100}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			golden.Check(t, tt.file, []byte(write(t, tt.report, tt.opt)))
		})
	}
}

// The colours carry nothing: without them the text is the same.
func TestColorAddsNothing(t *testing.T) {
	plain := write(t, audittest.Shop(), Options{Width: 100})
	colored := write(t, audittest.Shop(), Options{Width: 100, Color: true})
	if !strings.Contains(colored, "\x1b[") {
		t.Fatal("no colour")
	}
	var b strings.Builder
	for rest := colored; rest != ""; {
		before, after, ok := strings.Cut(rest, "\x1b[")
		b.WriteString(before)
		if !ok {
			break
		}
		_, rest, _ = strings.Cut(after, "m")
	}
	if b.String() != plain {
		t.Error("the text differs from that without colour")
	}
}

func TestWidth(t *testing.T) {
	for _, width := range []int{60, 80, 140} {
		for _, l := range strings.Split(write(t, audittest.Shop(), Options{Width: width, All: true}), "\n") {
			if n := utf8.RuneCountInString(l); n > width {
				t.Errorf("%d columns at width %d: %q", n, width, l)
			}
		}
	}
}

// Terminals obey escape sequences, and readers the direction of text.
func TestHostile(t *testing.T) {
	for _, r := range write(t, audittest.Hostile(), Options{Width: 100, All: true}) {
		if r != '\n' && !unicode.IsPrint(r) || r == utf8.RuneError {
			t.Fatalf("the text holds %U", r)
		}
	}
}

func TestLimits(t *testing.T) {
	r := audittest.Large(40, 100)
	short, long := write(t, r, Options{Width: 100}), write(t, r, Options{Width: 100, All: true})
	for _, want := range []string{"and 28 more; -all lists them", "more entry points that any instance can serve"} {
		if !strings.Contains(short, want) {
			t.Errorf("no %q", want)
		}
		if strings.Contains(long, want) {
			t.Errorf("%q with -all", want)
		}
	}
	if !strings.Contains(long, "lookup.table39") || strings.Contains(short, "lookup.table39") {
		t.Error("-all does not decide whether every cleared place is listed")
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text        string
		first, rest int
		want        []string
	}{
		{"", 10, 10, []string{""}},
		{"a b c", 10, 10, []string{"a b c"}},
		{"aaaa bbbb", 4, 4, []string{"aaaa", "bbbb"}},
		{"aaaa bbbb cccc", 4, 9, []string{"aaaa", "bbbb cccc"}},
		{"toolongword x", 4, 4, []string{"toolongword", "x"}},
		{"below", 2, 10, []string{"", "below"}},
	}
	for _, tt := range tests {
		if got := wrap(tt.text, tt.first, tt.rest); strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("wrap(%q, %d, %d) = %q, want %q", tt.text, tt.first, tt.rest, got, tt.want)
		}
	}
}
