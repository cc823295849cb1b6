package audittest

import (
	"fmt"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

func empty() *audit.Report {
	return &audit.Report{
		Version: audit.Version, Module: "example.com/clean", Instances: 3, Complete: true, Findings: []audit.Finding{},
		Inventory: []audit.Item{}, Routes: []audit.Route{}, Stickiness: []audit.Stickiness{}, Directives: []audit.Directive{}, Errors: []audit.Problem{},
	}
}

// Clean is the report of a service without state.
func Clean() *audit.Report {
	r := empty()
	r.Inventory = []audit.Item{{Symbol: "main.version", Position: at("main.go", 5), Why: "written only by its initialisation"}}
	r.Routes = routes(nil,
		audit.Route{Route: "GET /", Function: "main.index", File: "main.go", Line: 20, Framework: "net/http", Trigger: audit.TriggerRequest},
		audit.Route{Route: "GET /healthz", Function: "main.health", File: "main.go", Line: 30, Framework: "net/http", Trigger: audit.TriggerRequest},
	)
	r.Derive(nil)
	return r
}

// Nothing is the report of a program without entry points.
func Nothing() *audit.Report {
	r := empty()
	r.Module = "example.com/library"
	r.Derive(nil)
	return r
}

// Large is the report of a service with the given numbers of findings and routes.
func Large(findings, nroutes int) *audit.Report {
	kinds := []struct{ kind, severity string }{
		{"session", "error"}, {"globalstate", "error"}, {"localfile", "error"}, {"ratelimit", "warning"},
		{"cache", "info"}, {"localqueue", "error"}, {"localcron", "warning"}, {"liveconn", "error"},
	}
	r := empty()
	r.Module = "example.com/large"
	for i := range findings {
		k := kinds[i%len(kinds)]
		pkg := fmt.Sprintf("pkg%02d", i/8)
		file := fmt.Sprintf("internal/%s/state%d.go", pkg, i%8)
		f := audit.Finding{
			Keeps: "keeps a map of values in this process's memory", Breaks: "what a request adds or changes in it no other instance has, and a restart forgets it",
			Move: "keep it in the database, or in a shared store, and read it from there", Effort: 1 + i%13,
			Chain: []string{pkg + ".(*Server).Handle", pkg + ".(*Store).Put"}, Evidence: []string{"key: path", "value: request body"},
		}
		for s := range 4 {
			f.Sites = append(f.Sites, audit.Site{File: file, Line: 20 + 10*s, Column: 3, Function: pkg + ".(*Store).Put", Operation: "map write"})
		}
		for e := range 3 {
			n := (i*7 + e*13) % max(nroutes, 1)
			f.Entries = append(f.Entries, handler(fmt.Sprintf("%s.(*Server).handle%d", pkg, n), file, 40+n, fmt.Sprintf("POST /api/v1/%s/things/{id}/action%d", pkg, n), "map write"))
		}
		r.Findings = append(r.Findings, finding(k.kind, k.severity, fmt.Sprintf("%s.Store.items%d", pkg, i), at(file, 12), f))
	}
	var free []audit.Route
	for i := range nroutes {
		free = append(free, audit.Route{Route: fmt.Sprintf("GET /api/v1/free/%d", i), Function: fmt.Sprintf("free.get%d", i), File: "internal/free/free.go", Line: 10 + i, Framework: "chi", Trigger: audit.TriggerRequest})
	}
	r.Routes = routes(r.Findings, free...)
	for i := range 40 {
		r.Inventory = append(r.Inventory, audit.Item{Symbol: fmt.Sprintf("lookup.table%d", i), Position: at("internal/lookup/tables.go", 5+i), Why: "written only by its initialisation"})
	}
	r.Derive(Load())
	return r
}

// evil returns strings that try to leave their place in each of the formats.
func evil() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</title></style></svg><script>alert(2)</script>`,
		"`` `code` ```\n# heading\n| cell | cell |", `[link](javascript:alert(3)) ![i](http://evil.example/p.png) <http://evil.example> @everyone www.evil.example`,
		`=HYPERLINK("http://evil.example","x")`, "+1+1", "@SUM(A1)", "-2+3", "\x1b[31mred\x1b]8;;http://evil.example\x07", "line\r\nbreak\u2028", "\u202etxt.exe", "bad\xff", `{{.}} ${x} {0}`,
		`javascript:alert(4)`, `a"b,c;d`, `' onmouseover='alert(5)`, "*bold* _em_ ~~gone~~ &lt;b&gt;",
	}
}

// Hostile is a report in which everything that comes from source code tries to
// inject markup.
func Hostile() *audit.Report {
	r := empty()
	r.Complete = false
	texts := evil()
	r.Module = texts[0]
	for i, s := range texts {
		r.Findings = append(r.Findings, finding("session", "error", s, at(s, i+1), audit.Finding{
			Keeps: s, Breaks: s, Move: s, Effort: 1, Library: s, Evidence: []string{s}, Chain: []string{s, s},
			Sites:   []audit.Site{{File: s, Line: 1, Column: 1, Function: s, Operation: s}},
			Entries: []audit.Entry{handler(s, s, 1, "POST /"+s, "map write")},
			Readers: []audit.Entry{handler(s, s, 1, s)},
			Members: []audit.Member{{Symbol: s, Position: at(s, 1)}},
		}))
		r.Findings = append(r.Findings, finding("cache", "warning", "accepted."+s, at(s, i+1), audit.Finding{
			Keeps: s, Breaks: s, Move: s, Accepted: &audit.Accept{Reason: s, Position: at(s, 1), Since: "2026-04-20", Commit: s},
		}))
		r.Inventory = append(r.Inventory, audit.Item{Symbol: s, Position: at(s, 1), Why: s})
		r.Directives = append(r.Directives, audit.Directive{Position: at(s, 1), Message: s})
		r.Stickiness = append(r.Stickiness, audit.Stickiness{File: s, Line: 1, Platform: s, Key: s, Value: s, Note: s})
		r.Errors = append(r.Errors, audit.Problem{Package: s, Position: s, Message: s, Skipped: true})
	}
	r.Routes = routes(r.Findings)
	r.Derive(Load())
	r.Baseline = &audit.Comparison{File: texts[1], Fixed: []audit.Known{{ID: texts[0], Severity: "error"}}, Accepted: []audit.Known{}, Unknown: []audit.Known{{ID: texts[3], Severity: "error"}}}
	return r
}
