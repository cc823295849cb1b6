package classify

import "testing"

func TestWithoutClosures(t *testing.T) {
	for name, want := range map[string]string{
		"Server.Login":              "Server.Login",
		"NewLimiter$1":              "NewLimiter",
		"New$1$12":                  "New",
		"Service.startWriter$1.buf": "Service.startWriter.buf",
	} {
		if got := withoutClosures(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
