package vettool

import (
	"bytes"
	"strings"
	"testing"
)

// Any change of a file changes its digest, wherever it is.
func TestDigest(t *testing.T) {
	sum := func(data []byte) string {
		t.Helper()
		s, err := digest(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		return string(s)
	}
	data := bytes.Repeat([]byte("0123456789abcdef"), (2*chunk+4096)/16)
	seen := map[string]string{sum(nil): "nothing"}
	note := func(what string, data []byte) {
		t.Helper()
		s := sum(data)
		if other, ok := seen[s]; ok {
			t.Errorf("%s has the digest of %s", what, other)
		}
		seen[s] = what
		if sum(data) != s {
			t.Errorf("%s has two digests", what)
		}
	}
	note("the file", data)
	note("the file without its last byte", data[:len(data)-1])
	note("one chunk", data[:chunk])
	note("two chunks", data[:2*chunk])
	for _, at := range []int{0, chunk - 1, chunk, 2 * chunk, len(data) - 1} {
		changed := bytes.Clone(data)
		changed[at]++
		note("a change", changed)
	}
	if _, err := digest(bytes.NewReader(data), int64(len(data))+1); err == nil {
		t.Error("a file that is shorter than it said had a digest")
	}
}

// The go command accepts the line.
func TestPrintVersion(t *testing.T) {
	var b strings.Builder
	if err := PrintVersion(&b); err != nil {
		t.Fatal(err)
	}
	f := strings.Fields(b.String())
	if len(f) != 4 || f[1] != "version" || f[2] != "devel" || !strings.HasPrefix(f[3], "buildID=") || len(f[3]) < 40 {
		t.Errorf("the line is %q", b.String())
	}
}

func TestCalled(t *testing.T) {
	for args, want := range map[string]bool{
		"": false, "./...": false, "check ./...": false, "-flags": true, "-V=full": true, "x.cfg": true, "-session -json x.cfg": true,
	} {
		if got := Called(strings.Fields(args)); got != want {
			t.Errorf("Called(%q) = %v", args, got)
		}
	}
}
