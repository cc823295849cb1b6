package audit

import (
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/passes/kind"
)

func put(route string) Entry   { return Entry{Route: route, Operations: []string{"map write"}} }
func drop(route string) Entry  { return Entry{Route: route, Operations: []string{"delete"}} }
func reads(route string) Entry { return Entry{Route: route} }

func TestFlow(t *testing.T) {
	tests := []struct {
		name        string
		entries     []Entry
		readers     []Entry
		write, next string
	}{
		{"login and me", []Entry{drop("POST /logout"), put("POST /login")}, []Entry{reads("GET /me")}, "POST /login", "GET /me"},
		{"redirect and callback", []Entry{drop("GET /callback"), put("GET /start")}, nil, "GET /start", "GET /callback"},
		{"both write", []Entry{put("GET /cart"), put("POST /cart")}, nil, "POST /cart", "GET /cart"},
		{"a reader before other writers", []Entry{put("POST /a"), put("POST /b")}, []Entry{reads("PUT /c")}, "POST /a", "PUT /c"},
		{"one route", []Entry{put("POST /a")}, nil, "POST /a", ""},
		{"library only", []Entry{{Route: "POST /a"}, {Route: "GET /b"}}, nil, "POST /a", "GET /b"},
		{"nobody writes", nil, []Entry{reads("GET /a")}, "", ""},
		{"no routes", []Entry{{Function: "f"}}, nil, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &Finding{Entries: tt.entries, Readers: tt.readers}
			if write, next := f.Flow(); write != tt.write || next != tt.next {
				t.Errorf("flow is %q → %q, want %q → %q", write, next, tt.write, tt.next)
			}
		})
	}
}

func TestFigures(t *testing.T) {
	limit := &sizing.Limit{Value: 100, Per: "min", Origin: "constant at limit.go:12"}
	tests := []struct {
		finding Finding
		n       int
		want    string // the text of the figures
	}{
		{Finding{Kind: "session", Severity: "error", Entries: []Entry{put("POST /login")}, Readers: []Entry{reads("GET /me")}}, 60, "98.3 % 1.67 %"},
		{Finding{Kind: "session", Severity: "error", Entries: []Entry{put("POST /a"), put("POST /b"), put("POST /c")}}, 3, "66.7 % 88.9 % 33.3 %"},
		{Finding{Kind: "ratelimit", Severity: "warning", Limit: limit}, 20, "2,000/min 5/min"},
		{Finding{Kind: "ratelimit", Severity: "warning"}, 20, "20 × the limit"},
		{Finding{Kind: "localcron", Severity: "warning"}, 4, "4"},
		{Finding{Kind: "processkey", Severity: "error"}, 2, "50 %"},
		{Finding{Kind: "localqueue", Severity: "error"}, 4, "25 %"},
		{Finding{Kind: "cache", Severity: "info"}, 3, "3"},
		{Finding{Kind: "globalstate", Severity: "info"}, 3, ""},
		{Finding{Kind: "sessionstore", Severity: "warning"}, 3, ""},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range figures(&tt.finding, tt.n) {
			got = append(got, f.Text)
			if f.Formula == "" || f.Origin == "" {
				t.Errorf("%s: %q has no formula or no origin", tt.finding.Kind, f.Name)
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s with %d instances: %s, want %s", tt.finding.Kind, tt.n, s, tt.want)
		}
	}
}

// A drill names what can be sent even where no route is known.
func TestDrillWithoutRoute(t *testing.T) {
	object := Finding{Kind: "embeddeddb", Symbol: "cmd.openStore", Library: "go.etcd.io/bbolt", Position: Position{File: "cmd/main.go", Line: 12}}
	field := Finding{Kind: "globalstate", Symbol: "api.Server.mode", Entries: []Entry{{Function: "api.(*Server).Save"}}}
	for _, tt := range []struct {
		finding Finding
		want    string
	}{
		{object, "send a request that needs go.etcd.io/bbolt, which cmd/main.go:12 sets up and note which instance answers"},
		{field, "send a request that changes api.Server.mode and note which instance answers"},
	} {
		if got := drill(&tt.finding)[0]; got != tt.want {
			t.Errorf("the drill begins with %q, want %q", got, tt.want)
		}
	}
}

// Every kind has a drill that says what is expected, and numbers unless it is
// about the place where state should go.
func TestEveryKind(t *testing.T) {
	seen := map[string]string{}
	for _, k := range kind.All() {
		f := &Finding{Kind: k.Name, Severity: "error", Symbol: "pkg.T.x", Entries: []Entry{put("POST /write")}, Readers: []Entry{reads("GET /read")}}
		steps := strings.Join(drill(f), "\n")
		if !strings.Contains(steps, "expected: ") {
			t.Errorf("%s: the drill expects nothing:\n%s", k.Name, steps)
		}
		if other := seen[steps]; other != "" && k.Name != "localfile" {
			t.Errorf("%s has the drill of %s", k.Name, other)
		}
		seen[steps] = k.Name
		if n := len(figures(f, 3)); (n > 0) == Hygiene(k.Name) {
			t.Errorf("%s: %d figures", k.Name, n)
		}
	}
	f := &Finding{Kind: "session", Entries: []Entry{put("POST /login")}, Readers: []Entry{reads("GET /me")}}
	if steps := strings.Join(drill(f), "\n"); !strings.Contains(steps, "between POST /login and GET /me") {
		t.Errorf("the drill does not name the routes:\n%s", steps)
	}
}

func TestServe(t *testing.T) {
	r := &Report{
		Findings: []Finding{
			{ID: "e", Severity: "error", InstanceLocal: true}, {ID: "w", Severity: "warning", InstanceLocal: true}, {ID: "i", Severity: "info", InstanceLocal: true},
			{ID: "h", Severity: "warning"}, {ID: "a", Severity: "error", InstanceLocal: true, Accepted: &Accept{}},
		},
		Routes: []Route{
			{Route: "GET /one", Trigger: TriggerRequest, Findings: []string{"w", "e"}},
			{Route: "GET /degraded", Trigger: TriggerRequest, Findings: []string{"w", "i"}},
			{Route: "GET /info", Trigger: TriggerRequest, Findings: []string{"i"}},
			{Route: "GET /hygiene", Trigger: TriggerRequest, Findings: []string{"h"}},
			{Route: "GET /accepted", Trigger: TriggerRequest, Findings: []string{"a"}},
			{Route: "topic", Trigger: TriggerMessage},
			{Route: "@daily", Trigger: TriggerSchedule, Findings: []string{"e"}},
			{Route: "/api", Trigger: TriggerMiddleware, Findings: []string{"e"}},
			{Function: "unrouted", Trigger: TriggerRequest, Findings: []string{"e"}},
		},
	}
	r.serve()
	want := []string{"one", "degraded", "any", "any", "any", "any", "one", "one", "one"}
	for i, rt := range r.Routes {
		if rt.Served != want[i] {
			t.Errorf("%s is served by %s, want %s", rt.Label(), rt.Served, want[i])
		}
	}
	if c := r.Counts; c.Routes != 6 || c.FreeRoutes != 4 || c.DegradedRoutes != 1 || c.BoundRoutes != 1 || c.Entries != 8 || c.Free != 4 {
		t.Errorf("counts are %+v", c)
	}
	if got, want := share(r.Counts).Text, "4 of 6 (66.7 %)"; got != want {
		t.Errorf("share is %s, want %s", got, want)
	}
}

func TestJoinRoutes(t *testing.T) {
	got := JoinRoutes([]Route{
		{Route: "GET /me", Function: "requireUser", Trigger: TriggerRequest, Writes: []string{"s"}},
		{Route: "POST /me", Function: "requireUser", Trigger: TriggerRequest, Writes: []string{"s"}},
		{Route: "GET /me", Function: "me", Trigger: TriggerRequest, Reads: []string{"s", "c"}},
		{Route: "POST /me", Function: "update", Trigger: TriggerRequest},
		{Route: "GET /x", Function: "x", Trigger: TriggerMiddleware, Writes: []string{"s"}},
		{Route: "GET /x", Function: "x", Trigger: TriggerRequest},
		{Function: "loose", File: "a.go"}, {Function: "loose", File: "b.go"},
	})
	if len(got) != 5 {
		t.Fatalf("%d routes, want 5: %+v", len(got), got)
	}
	me := got[0]
	if me.Route != "GET /me" || me.Function != "me" || strings.Join(me.Around, " ") != "requireUser" {
		t.Errorf("%s is handled by %s behind %v", me.Route, me.Function, me.Around)
	}
	if strings.Join(me.Writes, " ") != "s" || strings.Join(me.Reads, " ") != "c" || strings.Join(me.Findings, " ") != "c s" {
		t.Errorf("writes %v, reads %v, findings %v", me.Writes, me.Reads, me.Findings)
	}
	if x := got[2]; x.Route != "GET /x" || x.Trigger != TriggerRequest || len(x.Writes) != 1 || len(x.Around) != 0 {
		t.Errorf("a wrapped handler is %+v", x)
	}
}

func TestRoadmap(t *testing.T) {
	m := makeRoadmap([]Finding{
		{ID: "info", Severity: "info", Effort: 1},
		{ID: "warning", Severity: "warning", Effort: 1, Entries: []Entry{put("a"), put("b"), put("c")}},
		{ID: "slow", Symbol: "x.slow", Kind: "liveconn", Severity: "error", Effort: 13, Move: "rewrite it", Entries: []Entry{put("a")}},
		{ID: "quick", Severity: "error", Effort: 1, Entries: []Entry{put("a")}},
		{ID: "wide", Severity: "error", Effort: 5, Entries: []Entry{put("a"), put("b"), put("c"), put("d"), put("e"), put("f")}},
		{ID: "accepted", Severity: "error", Effort: 1, Accepted: &Accept{}},
		{ID: "database", Kind: "embeddeddb", Severity: "error", Effort: 8},
	}, 100)
	var order []string
	for _, s := range m.Steps {
		order = append(order, s.ID)
	}
	if got, want := strings.Join(order, " "), "database wide quick slow warning info"; got != want {
		t.Errorf("order is %s, want %s", got, want)
	}
	if m.Effort != 29 {
		t.Errorf("effort is %d, want 29", m.Effort)
	}
	if want := "x.slow [liveconn], effort 13: rewrite it"; m.Last != want {
		t.Errorf("the last is %q, want %q", m.Last, want)
	}
}

func TestVerdict(t *testing.T) {
	route := []Route{{Route: "GET /", Trigger: TriggerRequest}}
	finding := func(severity string, accepted bool) Finding {
		f := Finding{ID: severity, Kind: "globalstate", Severity: severity, InstanceLocal: true}
		if accepted {
			f.Accepted = &Accept{}
		}
		return f
	}
	tests := []struct {
		name   string
		report Report
		answer string
		text   []string
	}{
		{"nothing found", Report{Complete: true}, AnswerUnknown, []string{"No entry point was found"}},
		{"stateless", Report{Complete: true, Routes: route}, AnswerYes, []string{"the tier is stateless"}},
		{"incomplete", Report{Routes: route}, AnswerUnknown, []string{"in what could be analysed"}},
		{"error", Report{Complete: true, Routes: route, Findings: []Finding{finding("error", false)}}, AnswerNo, []string{"There is 1 place"}},
		{"warning", Report{Complete: true, Routes: route, Findings: []Finding{finding("warning", false)}}, AnswerDegraded, []string{"bends correctness"}},
		{"info", Report{Complete: true, Routes: route, Findings: []Finding{finding("info", false)}}, AnswerYes, []string{"1 place only costs warm-up"}},
		{"accepted", Report{Complete: true, Routes: route, Findings: []Finding{finding("error", true)}}, AnswerYes, []string{"1 finding is accepted"}},
		{"error, and incomplete", Report{Routes: route, Findings: []Finding{finding("error", false)}}, AnswerNo, []string{"there may be more"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.report.Instances = 2
			tt.report.Derive(nil)
			v := tt.report.Verdict
			if v.Answer != tt.answer {
				t.Errorf("answer is %s, want %s", v.Answer, tt.answer)
			}
			for _, want := range tt.text {
				if all := v.Title + " " + v.Text; !strings.Contains(all, want) {
					t.Errorf("%q does not say %q", all, want)
				}
			}
		})
	}
}

func TestFirst(t *testing.T) {
	got := first([]Finding{
		{ID: "narrow", Kind: "session", Severity: "error", InstanceLocal: true, Entries: []Entry{put("a")}},
		{ID: "wide", Kind: "globalstate", Severity: "error", InstanceLocal: true, Entries: []Entry{put("a")}, Readers: []Entry{reads("b")}},
		{ID: "warning", Kind: "ratelimit", Severity: "warning", InstanceLocal: true, Entries: []Entry{put("a"), put("b"), put("c")}},
		{ID: "info", Kind: "cache", Severity: "info", InstanceLocal: true},
		{ID: "hygiene", Kind: "sessionstore", Severity: "error"},
		{ID: "accepted", Kind: "session", Severity: "error", InstanceLocal: true, Accepted: &Accept{}},
	}, 100)
	if s := strings.Join(got, " "); s != "wide narrow warning" {
		t.Errorf("first are %s, want wide narrow warning", s)
	}
}

// Deriving twice gives the same as once: the second number of instances wins.
func TestDeriveAgain(t *testing.T) {
	r := &Report{Instances: 2, Complete: true, Findings: []Finding{{ID: "a", Kind: "processkey", Severity: "error", InstanceLocal: true, Breaks: "breaks"}},
		Inventory: []Item{{Symbol: "x", Why: "written only by its initialisation"}}, Routes: []Route{{Route: "GET /", Trigger: TriggerRequest}}}
	r.Derive(nil)
	r.Instances = 4
	r.Derive(nil)
	if len(r.Inventory) != 2 || r.Counts.Error != 1 || r.Counts.Routes != 1 || !strings.Contains(r.Findings[0].Impact, "75 %") {
		t.Errorf("inventory %v, counts %+v, impact %q", r.Inventory, r.Counts, r.Findings[0].Impact)
	}
}

func TestStoreLoad(t *testing.T) {
	in := sizing.Defaults()
	r := &Report{
		Findings: []Finding{{ID: "s", Kind: "session", Severity: "error"}, {ID: "f", Kind: "localfile", Severity: "error"}, {ID: "r", Kind: "ratelimit", Severity: "warning", Accepted: &Accept{}}},
		Routes: []Route{
			{Route: "POST /login", Trigger: TriggerRequest, Writes: []string{"s", "f", "r"}},
			{Route: "GET /me", Trigger: TriggerRequest, Reads: []string{"s"}},
			{Route: "GET /file", Trigger: TriggerRequest, Reads: []string{"f"}},
			{Route: "/", Trigger: TriggerMiddleware, Reads: []string{"s"}},
		},
	}
	s := storeLoad(r, &in)
	if len(s.Routes) != 2 || s.Routes[0] != (RouteCost{"POST /login", 1, 1}) || s.Routes[1] != (RouteCost{"GET /me", 1, 0}) {
		t.Errorf("costs are %+v", s.Routes)
	}
	if s.Plan != nil || len(s.Measure) == 0 {
		t.Error("without -rps there is a plan, or nothing to measure")
	}
	in.Requests = 1000
	if s := storeLoad(r, &in); s.Plan == nil || len(s.Measure) > 0 {
		t.Error("with -rps there is no plan, or something to measure")
	}
}

func TestHide(t *testing.T) {
	r := &Report{
		Findings:   []Finding{{ID: "s", Kind: "session"}, {ID: "g", Kind: "globalstate"}, {ID: "a", Kind: "session", Accepted: &Accept{}}, {ID: "l", Kind: "ratelimit"}},
		Stickiness: []Stickiness{{Key: "affinity"}},
	}
	r.hide()
	if got := strings.Join(r.Stickiness[0].Hides, " "); got != "s l" {
		t.Errorf("affinity hides %q, want what belongs to one client: s l", got)
	}
}

func TestParsePosition(t *testing.T) {
	for s, want := range map[string]Position{
		"a/b.go:3:7": {"a/b.go", 3, 7}, "a.yml:3": {"a.yml", 3, 0}, "a.go": {"a.go", 0, 0}, "": {}, "C:/a.go:3:7": {"C:/a.go", 3, 7}, "a:b:1": {"a:b", 1, 0},
	} {
		if got := parsePosition(s); got != want {
			t.Errorf("parsePosition(%q) = %+v, want %+v", s, got, want)
		}
	}
}
