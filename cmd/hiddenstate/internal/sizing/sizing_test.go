package sizing

import (
	"math"
	"strings"
	"testing"
	"time"
)

// peak is the load that the golden values are for.
func peak() Input {
	in := Defaults()
	in.Requests, in.Instances = 40_000, 60
	return in
}

func TestPlan(t *testing.T) {
	memcached, err := ParseStore("memcached")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		change func(*Input)
		figure string
		value  float64
		text   string
	}{
		{"reads", nil, "reads", 40_000, "40,000 ops/s"},
		{"writes", nil, "writes", 12_000, "12,000 ops/s"},
		{"load", nil, "session-store load", 52_000, "52,000 ops/s"},
		{"lower bound of redis", nil, "share of one node", 52, "52 %"},
		{"upper bound of redis", nil, "share of one node, upper bound of its capacity", 34.666, "34.7 %"},
		{"memcached", func(in *Input) { in.Store = memcached }, "share of one node", 26, "26 %"},
		{"growth", nil, "load after growth", 104_000, "104,000 ops/s"},
		{"share after growth", nil, "share of one node after growth", 104, "104 %"},
		{"shards", nil, "shards after growth", 2, "2"},
		{"nodes", nil, "nodes after growth", 8, "8"},
		{"starter pair", nil, "starter pair", 74.88, "$74.88 ≈ $75 a month"},
		{"quoted cluster", nil, "right-sized cluster", 600, "about $600–800 a month"},
		{"latency", nil, "added latency, mean", 1.07, "1.07 ms"},
		{"requests per instance", nil, "requests per instance", 666.666, "667 req/s"},
		{"operations per instance", nil, "store operations per instance", 866.666, "867 ops/s"},
		{"worst case", func(in *Input) { in.Requests = 10_000 }, "worst case, every request reads and writes", 20_000, "20,000 ops/s"},
		{"memory", func(in *Input) { in.Sessions, in.SessionBytes = 1_000_000, 2048 }, "memory for live sessions", 2_048_000_000, "1.91 GiB"},
		{"sessions held", func(in *Input) { in.SessionBytes = 1024 }, "sessions that a node of the starter pair holds", 3 << 20, "3,145,728"},
		{"sessions sustained", func(in *Input) { in.SessionBytes, in.TTL = 1024, 24*time.Hour }, "new sessions that it sustains", 36.408, "36.4 /s"},
		{"reads count for latency", func(in *Input) { in.Reads = 2 }, "added latency, mean", 1.87, "1.87 ms"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := peak()
			if tt.change != nil {
				tt.change(&in)
			}
			f, ok := New(in).Of(tt.figure)
			if !ok {
				t.Fatalf("no figure %q", tt.figure)
			}
			if math.Abs(f.Value-tt.value) > 0.001*math.Max(1, tt.value/1000) {
				t.Errorf("value = %v, want %v", f.Value, tt.value)
			}
			if f.Text != tt.text {
				t.Errorf("text = %q, want %q", f.Text, tt.text)
			}
		})
	}
}

func TestPlanSaysWhereNumbersComeFrom(t *testing.T) {
	in := peak()
	in.Sessions, in.SessionBytes = 1e6, 2048
	for _, f := range New(in).Figures {
		if f.Name == "" || f.Formula == "" || f.Origin == "" || f.Text == "" {
			t.Errorf("incomplete figure %+v", f)
		}
	}
}

func TestStarterPairPrintsHours(t *testing.T) {
	f, _ := New(peak()).Of("starter pair")
	if want := "2 × $0.052 × 720 h"; !strings.Contains(f.Formula, want) {
		t.Errorf("formula %q lacks %q", f.Formula, want)
	}
}

func TestConclusions(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Input)
		want   []string
		not    []string
	}{
		{"peak", nil, []string{"One highly available pair is enough today", "a sharding problem, not a cache problem", "2 shards with 3 replicas each, 8 nodes", "80,000 instead of"}, []string{"cookie"}},
		{"no growth", func(in *Input) { in.Growth = 1 }, []string{"the pair still carries it"}, []string{"sharding"}},
		{"too much already", func(in *Input) { in.Requests = 200_000 }, []string{"One node does not take today's load", "Start with 3 shards"}, []string{"is enough"}},
		{"sliding expiry", func(in *Input) { in.WriteRatio = 1 }, nil, []string{"sliding expiry"}},
		{"large session", func(in *Input) { in.SessionBytes = 4097 }, []string{"does not fit into a cookie (4096 bytes)"}, nil},
		{"small session", func(in *Input) { in.SessionBytes = 4096 }, []string{"would fit into a signed cookie"}, nil},
		{"memory is the limit", func(in *Input) { in.Sessions, in.SessionBytes = 1e7, 1000 }, []string{"memory, not operations"}, nil},
		{"nothing", func(in *Input) { in.Reads, in.WriteRatio = 0, 0 }, []string{"No request touches the store"}, []string{"pair"}},
		{"average", nil, []string{"multiply it by your ratio of peak to average"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := peak()
			if tt.change != nil {
				tt.change(&in)
			}
			got := strings.Join(New(in).Conclusions, "\n")
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("conclusions lack %q:\n%s", w, got)
				}
			}
			for _, n := range tt.not {
				if strings.Contains(got, n) {
					t.Errorf("conclusions have %q:\n%s", n, got)
				}
			}
		})
	}
}

func TestBrokenFlow(t *testing.T) {
	tests := []struct {
		n, k int
		text string
	}{
		{2, 3, "75 %"}, {3, 2, "66.7 %"}, {3, 3, "88.9 %"}, {60, 2, "98.3 %"},
		{1, 2, "0 %"}, {3, 1, "0 %"}, {2, 2, "50 %"}, {3, 17, "> 99.9 %"}, {0, 0, "0 %"},
	}
	for _, tt := range tests {
		if got := BrokenFlow(tt.n, tt.k).Text; got != tt.text {
			t.Errorf("BrokenFlow(%d, %d) = %s, want %s", tt.n, tt.k, got, tt.text)
		}
	}
}

func TestBlastRadius(t *testing.T) {
	for n, want := range map[int]string{60: "1.67 %", 3: "33.3 %", 1: "100 %"} {
		if got := BlastRadius(n).Text; got != want {
			t.Errorf("BlastRadius(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestMultiplied(t *testing.T) {
	fs := Multiplied(20, Limit{Value: 100, Per: "min", Origin: "constant at limit.go:12"})
	if got, want := fs[0].Text, "2,000/min"; got != want {
		t.Errorf("admitted = %s, want %s", got, want)
	}
	if got, want := fs[1].Text, "5/min"; got != want {
		t.Errorf("limit ÷ N = %s, want %s", got, want)
	}
	if got, want := Multiplied(3, Limit{Value: 10, Per: "s", Burst: 30})[1].Text, "90"; got != want {
		t.Errorf("burst = %s, want %s", got, want)
	}
	if !strings.Contains(fs[1].Origin, "uneven routing") {
		t.Errorf("origin of limit ÷ N does not name its flaw: %s", fs[1].Origin)
	}
}

func TestParseStore(t *testing.T) {
	for in, low := range map[string]float64{"redis": 100_000, "memcached": 200_000, "80000": 80_000, "": 100_000} {
		s, err := ParseStore(in)
		if err != nil || s.Low != low {
			t.Errorf("ParseStore(%q) = %v, %v; want %v ops/s", in, s.Low, err, low)
		}
	}
	for _, in := range []string{"etcd", "0", "-1", "NaN", "Inf"} {
		if _, err := ParseStore(in); err == nil {
			t.Errorf("ParseStore(%q) succeeds", in)
		}
	}
}

func TestValidate(t *testing.T) {
	if err := peak().Validate(); err != nil {
		t.Errorf("valid input: %v", err)
	}
	for flag, change := range map[string]func(*Input){
		"-rps":         func(in *Input) { in.Requests = -1 },
		"-write-ratio": func(in *Input) { in.WriteRatio = math.NaN() },
		"-growth":      func(in *Input) { in.Growth = 0 },
		"-ttl":         func(in *Input) { in.TTL = 0 },
		"-hours":       func(in *Input) { in.Hours = 10_000 },
	} {
		in := peak()
		change(&in)
		if err := in.Validate(); err == nil || !strings.HasPrefix(err.Error(), flag+":") {
			t.Errorf("%s: error is %v", flag, err)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 0.052: "0.05", 1.07: "1.07", 5: "5", 34.666: "34.7", 667.2: "667", 40_000: "40,000",
		1_234_567.8: "1,234,568", -1234: "-1,234", math.Inf(1): "unknown", 100: "100",
	} {
		if got := Number(v); got != want {
			t.Errorf("Number(%v) = %q, want %q", v, got, want)
		}
	}
}
