package testdouble

import (
	"net/http/httptest"
	"testing"
)

func TestLogin(t *testing.T) {
	s := &server{sessions: &Memory{users: map[string]string{}}}
	r := httptest.NewRequest("POST", "/login?user=ann", nil)
	r.Header.Set("Cookie", "sid=1")
	s.login(httptest.NewRecorder(), r)
	if got, _ := s.sessions.User(t.Context(), "1"); got != "ann" {
		t.Errorf("user %q, want ann", got)
	}
}
