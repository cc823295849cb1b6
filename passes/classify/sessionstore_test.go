package classify

import "testing"

func TestStoreNoun(t *testing.T) {
	for _, tt := range []struct{ key, want string }{
		{"session_", "sessions"},
		{"sess", "sessions"},
		{"shop_carts_", "carts"},
		{"refresh_", "tokens"},
		{"accessToken", "tokens"},
		{"push_token_", ""},
		{"device_sessions", "sessions"},
		{"otp_", "one-time codes"},
		{"oauth_state_", "the state of flows in progress"},
		{"price_", ""},
		{"possession_", ""},
		{"", ""},
	} {
		if got := storeNoun(words(tt.key)); got != tt.want {
			t.Errorf("storeNoun(%q) = %q, want %q", tt.key, got, tt.want)
		}
	}
}

func TestIsLoopback(t *testing.T) {
	for _, tt := range []struct {
		address string
		want    bool
	}{
		{"localhost:6379", true},
		{"127.0.0.1:6379", true},
		{"127.0.0.1", true},
		{"[::1]:6379", true},
		{":6379", true},
		{"redis://localhost:6379/0", true},
		{"rediss://user:secret@127.0.0.1:6380", true},
		{"redis:6379", false},
		{"10.0.0.7:6379", false},
		{"sessions.example.com:6379", false},
		{"redis://cache.internal:6379/1", false},
		{"localhost.example.com:6379", false},
	} {
		if got := isLoopback(tt.address); got != tt.want {
			t.Errorf("isLoopback(%q) = %v, want %v", tt.address, got, tt.want)
		}
	}
}

func TestWithoutPassword(t *testing.T) {
	for in, want := range map[string]string{
		"redis://user:secret@localhost:6379/0": "redis://localhost:6379/0",
		"localhost:6379":                       "localhost:6379",
	} {
		if got := withoutPassword(in); got != want {
			t.Errorf("withoutPassword(%q) = %q, want %q", in, got, want)
		}
	}
}
