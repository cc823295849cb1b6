package classify

import (
	"testing"
	"time"
)

func TestLimitString(t *testing.T) {
	for _, test := range []struct {
		limit Limit
		want  string
	}{
		{Limit{Count: 10, Window: time.Second, What: "requests"}, "10 requests a second"},
		{Limit{Count: 1, Window: time.Minute, What: "requests"}, "1 request a minute"},
		{Limit{Count: 5, Window: 15 * time.Minute, What: "attempts"}, "5 attempts in 15 minutes"},
		{Limit{Count: 100, Window: time.Hour, What: "calls"}, "100 calls an hour"},
		{Limit{Count: 3, Window: 24 * time.Hour, What: "requests"}, "3 requests a day"},
		{Limit{Count: 0.5, Window: time.Second, What: "requests"}, "0.5 requests a second"},
		{Limit{Count: 4, What: "requests"}, "4 requests at the same time"},
	} {
		if got := test.limit.String(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.limit, got, test.want)
		}
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		48 * time.Hour:         "2 days",
		time.Hour:              "1 hour",
		90 * time.Second:       "90 seconds",
		90 * time.Minute:       "90 minutes",
		200 * time.Millisecond: "200ms",
	} {
		if got := Duration(d); got != want {
			t.Errorf("%v: got %q, want %q", int64(d), got, want)
		}
	}
}
