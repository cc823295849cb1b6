// Package audittest makes reports for tests of what is done with reports. They do
// not come from an analysis, so that they stay the same when the rules change.
package audittest

import (
	"fmt"
	"testing/fstest"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
)

// Load is the load that the reports are for.
func Load() *sizing.Input {
	in := sizing.Defaults()
	in.Requests, in.Instances, in.SessionBytes, in.Sessions = 40_000, 3, 2048, 500_000
	return &in
}

func at(file string, line int) audit.Position {
	return audit.Position{File: file, Line: line, Column: 2}
}

func handler(function, file string, line int, route string, ops ...string) audit.Entry {
	if ops == nil {
		ops = []string{}
	}
	return audit.Entry{Function: function, File: file, Line: line, Route: route, Framework: "net/http", Operations: ops}
}

// finding fills in what every finding has.
func finding(kind, severity, symbol string, pos audit.Position, f audit.Finding) audit.Finding {
	f.ID, f.Kind, f.Severity, f.Symbol, f.Position = kind+":"+symbol, kind, severity, symbol, pos
	f.InstanceLocal = !audit.Hygiene(kind)
	if f.Confidence == "" {
		f.Confidence = "high"
	}
	f.Message = fmt.Sprintf("%s %s: %s; %s [%s]", symbol, f.Keeps, f.Breaks, f.Move, kind)
	for _, p := range []*[]string{&f.Evidence, &f.Chain} {
		if *p == nil {
			*p = []string{}
		}
	}
	f.Path = []audit.Frame{}
	for i, fn := range f.Chain {
		f.Path = append(f.Path, audit.Frame{Function: fn, File: pos.File, Line: 40 + 10*i})
	}
	if len(f.Sites) > 0 {
		s := f.Sites[0]
		f.Path = append(f.Path, audit.Frame{Function: s.Function, File: s.File, Line: s.Line, Operation: s.Operation})
	}
	if f.Sites == nil {
		f.Sites = []audit.Site{}
	}
	if f.Entries == nil {
		f.Entries = []audit.Entry{}
	}
	if f.Readers == nil {
		f.Readers = []audit.Entry{}
	}
	if f.Members == nil {
		f.Members = []audit.Member{}
	}
	return f
}

// Shop is a report with something of everything.
func Shop() *audit.Report {
	login := handler("http.(*Server).Login", "internal/http/login.go", 40, "POST /login", "map write")
	me := handler("http.(*Server).Me", "internal/http/login.go", 61, "GET /me")
	logout := handler("http.(*Server).Logout", "internal/http/login.go", 72, "POST /logout", "delete")
	upload := handler("http.(*Server).Upload", "internal/http/upload.go", 18, "PUT /avatars/{id}", "file write")
	r := &audit.Report{
		Version: audit.Version, Module: "example.com/shop", Instances: 3,
		Findings: []audit.Finding{
			finding("session", "error", "auth.Manager.sessions", at("internal/auth/manager.go", 31), audit.Finding{
				Keeps: "keeps sessions in this process's memory", Breaks: "a request that reaches another instance is logged out",
				Move: "move them to a shared session store such as alexedwards/scs/goredisstore, with an expiry", Effort: 5,
				Sites: []audit.Site{
					{File: "internal/auth/manager.go", Line: 77, Column: 2, Function: "auth.(*Manager).Create", Operation: "map write"},
					{File: "internal/auth/manager.go", Line: 84, Column: 9, Function: "auth.(*Manager).Get", Operation: "read"},
					{File: "internal/auth/manager.go", Line: 90, Column: 2, Function: "auth.(*Manager).Drop", Operation: "delete"},
				},
				Entries: []audit.Entry{logout, login}, Readers: []audit.Entry{me},
				Evidence: []string{"key: random, set as cookie sid", "value: request body"},
				Members:  []audit.Member{{Symbol: "auth.Manager.lastSeen", Position: at("internal/auth/manager.go", 33)}},
				Chain:    []string{"http.(*Server).Login", "auth.(*Manager).Create"},
			}),
			finding("ratelimit", "warning", "http.limiter", at("internal/http/limit.go", 12), audit.Finding{
				Keeps: "keeps rate limits in this process's memory", Breaks: "each instance counts for itself, and a restart forgets the count",
				Move: "count in a shared store such as go-redis/redis_rate, or enforce the limit at the gateway", Effort: 3,
				Sites:   []audit.Site{{File: "internal/http/limit.go", Line: 20, Column: 5, Function: "http.limit", Operation: "library call"}},
				Entries: []audit.Entry{login}, Library: "golang.org/x/time/rate",
				Chain: []string{"http.(*Server).Login", "http.limit"},
				Limit: &sizing.Limit{Value: 100, Per: "min", What: "requests", Origin: "constant at internal/http/limit.go:12"},
			}),
			finding("localfile", "error", "http.Server.Upload", at("internal/http/upload.go", 25), audit.Finding{
				Keeps: "writes files to this instance's disk", Breaks: "another instance does not have them, and they are lost with the disk",
				Move: "write to object storage such as gocloud.dev/blob", Effort: 5, Confidence: "medium",
				Sites:   []audit.Site{{File: "internal/http/upload.go", Line: 25, Column: 12, Function: "http.(*Server).Upload", Operation: "file write"}},
				Entries: []audit.Entry{upload}, Chain: []string{"http.(*Server).Upload"},
			}),
			finding("localcron", "warning", "jobs.remind", at("internal/jobs/remind.go", 9), audit.Finding{
				Keeps: "sends mails by this process's clock", Breaks: "every instance does it",
				Move: "let one instance do it: an elector or a lease, or a Kubernetes CronJob", Effort: 3,
			}),
			finding("cache", "info", "catalog.prices", at("internal/catalog/prices.go", 14), audit.Finding{
				Keeps: "keeps copies of database rows in this process's memory, for 10 seconds", Breaks: "instances may differ for that long",
				Move: "accept the difference with a reason, or share the cache", Effort: 3,
				Readers: []audit.Entry{handler("http.(*Server).Product", "internal/http/product.go", 30, "GET /products/{sku}")},
			}),
			finding("sessionstore", "warning", "store.Open", at("internal/store/redis.go", 17), audit.Finding{
				Keeps: "opens one Redis node without a failover", Breaks: "when the node stops, every user is logged out",
				Move: "use a client that follows a failover", Effort: 2,
			}),
			finding("liveconn", "error", "live.Hub.clients", at("internal/live/hub.go", 26), audit.Finding{
				Keeps: "keeps live connections of this process", Breaks: "what is published through another instance does not reach the clients connected here",
				Move: "keep the local fan-out and publish through a broker", Effort: 8,
				Entries: []audit.Entry{handler("live.(*Hub).ServeHTTP", "internal/live/hub.go", 60, "GET /live", "map write")},
				Accepted: &audit.Accept{
					Reason: "one room lives on one instance; the router pins rooms", Position: at("internal/live/hub.go", 25),
					Since: "2026-04-20", Commit: "0123456789ab", AgeDays: 214,
				},
			}),
		},
		Inventory: []audit.Item{
			{Symbol: "cart.Store.client", Position: at("internal/cart/store.go", 12), Why: "externalised to Redis at internal/store/redis.go:17"},
			{Symbol: "http.templates", Position: at("internal/http/render.go", 8), Why: "written only by its initialisation"},
		},
		Stickiness: []audit.Stickiness{{File: "deploy/ingress.yaml", Line: 9, Platform: "ingress-nginx", Key: "nginx.ingress.kubernetes.io/affinity", Value: "cookie", Note: "a cookie pins the client"}},
		Directives: []audit.Directive{{Position: at("internal/http/render.go", 7), Message: "//hiddenstate:allow cache accepts nothing: there is no such state here any more; remove it (its reason was: templates)"}},
		Errors:     []audit.Problem{{Package: "example.com/shop/internal/ui", Position: "internal/ui/embed.go:5:12", Message: "pattern dist: no matching files found", Skipped: true}},
	}
	r.Routes = routes(r.Findings,
		audit.Route{Route: "GET /healthz", Function: "http.health", File: "internal/http/health.go", Line: 9, Framework: "net/http", Trigger: audit.TriggerRequest},
		audit.Route{Route: "/shop.Catalog/List", Function: "rpc.(*Catalog).List", File: "internal/rpc/catalog.go", Line: 22, Framework: "grpc", Trigger: audit.TriggerRequest},
		audit.Route{Route: "orders.placed", Function: "jobs.onOrder", File: "internal/jobs/order.go", Line: 14, Framework: "nats", Trigger: audit.TriggerMessage},
		audit.Route{Route: "0 9 * * *", Function: "jobs.remind", File: "internal/jobs/remind.go", Line: 9, Framework: "cron", Trigger: audit.TriggerSchedule, Writes: []string{"localcron:jobs.remind"}},
		audit.Route{Function: "http.logRequests", File: "internal/http/log.go", Line: 11, Framework: "net/http", Trigger: audit.TriggerMiddleware},
	)
	r.Derive(Load())
	r.Baseline = &audit.Comparison{
		File: "hiddenstate.baseline.json", New: 1, Unchanged: 5,
		Fixed:    []audit.Known{{ID: "globalstate:admin.flags", Severity: "error"}},
		Accepted: []audit.Known{}, Unknown: []audit.Known{},
	}
	r.Findings[0].Status = "new"
	return r
}

// routes makes the routes of entry points, and adds further ones.
func routes(fs []audit.Finding, more ...audit.Route) []audit.Route {
	byRoute := map[string]*audit.Route{}
	var order []string
	get := func(e audit.Entry) *audit.Route {
		if byRoute[e.Route] == nil {
			order = append(order, e.Route)
			byRoute[e.Route] = &audit.Route{Route: e.Route, Function: e.Function, File: e.File, Line: e.Line, Framework: e.Framework, Trigger: audit.TriggerRequest}
		}
		return byRoute[e.Route]
	}
	for i := range fs {
		for _, e := range fs[i].Entries {
			get(e).Writes = append(get(e).Writes, fs[i].ID)
		}
		for _, e := range fs[i].Readers {
			get(e).Reads = append(get(e).Reads, fs[i].ID)
		}
	}
	var out []audit.Route
	for _, key := range order {
		out = append(out, *byRoute[key])
	}
	return audit.JoinRoutes(append(out, more...))
}

// Source is the source that Shop speaks of, as far as it is there.
func Source() fstest.MapFS {
	var manager string
	for i := 1; i <= 95; i++ {
		manager += fmt.Sprintf("// line %d of the manager\n", i)
	}
	return fstest.MapFS{
		"internal/auth/manager.go": {Data: []byte(manager)},
		"internal/http/limit.go":   {Data: []byte("package http\n\nvar limiter = rate.NewLimiter(100, 1) // <b>not bold</b> & \"quoted\"\n")},
	}
}
