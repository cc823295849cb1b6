package origin_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

func TestNames(t *testing.T) {
	for bit := origin.Cookie; bit <= origin.Endpoint; bit <<= 1 {
		names := bit.Names()
		if len(names) != 1 || names[0] == "" {
			t.Fatalf("origin %b has the names %q", bit, names)
		}
		if got, ok := origin.Parse(names[0]); !ok || got != bit {
			t.Errorf("Parse(%q) = %b, %v, want %b", names[0], got, ok, bit)
		}
	}
	if _, ok := origin.Parse("nowhere"); ok {
		t.Error("Parse knows an origin that there is none of")
	}
	if got, want := (origin.Random | origin.Cookie).String(), "cookie, random"; got != want {
		t.Errorf("String() = %q, want %q: strongest evidence first", got, want)
	}
	if got := origin.Set(0).String(); got != "unknown" {
		t.Errorf("the empty set reads %q", got)
	}
	if origin.Request.Has(origin.Lasting &^ origin.Request) {
		t.Error("what a request brings along is taken to last")
	}
}
