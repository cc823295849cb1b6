package cli_test

import (
	"strings"
	"testing"
)

// clocks is a service with two loops around a clock, of which one is never
// started.
var clocks = map[string]string{
	"go.mod": "module example.com/clocks\n\ngo 1.26.0\n",
	"main.go": `package main

import (
	"net/http"

	"example.com/clocks/reports"
)

func main() {
	go reports.Send()
	http.ListenAndServe(":8080", nil)
}
`,
	"reports/reports.go": `package reports

import (
	"net/http"
	"strings"
	"time"
)

// Send sends the report every hour.
func Send() {
	for range time.Tick(time.Hour) {
		http.Post("https://reports.example", "text/plain", strings.NewReader("all is well"))
	}
}

// SendDaily is left from the days when one report was enough.
func SendDaily() {
	for range time.Tick(24 * time.Hour) {
		http.Post("https://reports.example", "text/plain", strings.NewReader("all was well"))
	}
}
`,
}

// TestLoopsThatNothingStarts reports the loop that main starts and no other.
func TestLoopsThatNothingStarts(t *testing.T) {
	dir := t.TempDir()
	writeFiles(t, dir, clocks)
	r := run(t, dir, nil, "check", "./...")
	if r.status != 1 {
		t.Fatalf("exit status %d, want 1: %s", r.status, r.stderr)
	}
	if !strings.Contains(r.stdout, "Send changes shared data or sends something in a loop") || strings.Contains(r.stdout, "SendDaily") {
		t.Errorf("want a finding about Send, and none about SendDaily:\n%s", r.stdout)
	}
}
