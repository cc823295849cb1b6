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

func TestPhrase(t *testing.T) {
	for want, set := range map[string]origin.Set{
		"an unknown source":                     0,
		"a constant":                            origin.Constant,
		"a cookie or a random source":           origin.Cookie | origin.Random | origin.Constant | origin.Clock,
		"a header, the URL's path or an upload": origin.Header | origin.Path | origin.Upload,
		"a cookie, credentials, a header, a query parameter and elsewhere": origin.Cookie | origin.Credential | origin.Header | origin.Query | origin.Body,
	} {
		if got := set.Phrase(); got != want {
			t.Errorf("%v: got %q, want %q", set, got, want)
		}
	}
}

func TestDiffuse(t *testing.T) {
	if (origin.Query | origin.Body | origin.Random | origin.External | origin.Clock | origin.Constant).Diffuse() {
		t.Error("four sources tell something")
	}
	if !(origin.Request &^ origin.Upload).Diffuse() {
		t.Error("all of a request tells nothing")
	}
}
