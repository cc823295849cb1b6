package audit

import (
	"sort"
	"strings"
)

// Who can serve an entry point.
const (
	ServedByAny   = "any"      // any instance
	ServedWorse   = "degraded" // any, but with bent correctness
	ServedByOwner = "one"      // the instance that holds the state, only
)

// What makes an entry point run.
const (
	TriggerRequest    = "request"
	TriggerMessage    = "message"
	TriggerConnection = "connection"
	TriggerSchedule   = "schedule"
	TriggerMiddleware = "middleware" // it runs around handlers
)

// A Route is a route, an RPC method, a topic or a job, with the state that it
// touches; or an entry point for which no route is known.
type Route struct {
	Route    string `json:"route"`
	Function string `json:"function"` // the handler
	// Around are the other functions that requests of the route go through.
	Around    []string `json:"around"`
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Framework string   `json:"framework"`
	Trigger   string   `json:"trigger"`
	Findings  []string `json:"findings"` // ids of the findings that it writes or reads
	Writes    []string `json:"writes"`
	Reads     []string `json:"reads"` // ids of those that it only reads
	// Served says who can serve it: "any" instance, "degraded" on any but the
	// right one, or "one" instance only.
	Served string `json:"served"`
}

// Label names the route, or the function where none is known.
func (r *Route) Label() string {
	if r.Route != "" {
		return r.Route
	}
	return r.Handler()
}

// Counted reports whether the route is one of those that the headline is about.
func (r *Route) Counted() bool {
	return r.Route != "" && r.Trigger != TriggerSchedule && r.Trigger != TriggerMiddleware
}

// JoinRoutes makes one Route of all entry points that requests of a route go
// through: handlers with middleware in front are registered as several functions.
func JoinRoutes(points []Route) []Route {
	uses := map[string]int{}
	for _, p := range points {
		uses[p.Function]++
	}
	byKey := map[string]*Route{}
	var order []string
	for _, p := range points {
		key := p.Route
		if key == "" {
			key = "\x00" + p.Function + "\x00" + p.File
		}
		r := byKey[key]
		if r == nil {
			r = &Route{}
			*r = p
			r.Around = []string{}
			byKey[key] = r
			order = append(order, key)
			continue
		}
		r.join(p, uses)
	}
	out := make([]Route, 0, len(order))
	for _, key := range order {
		r := byKey[key]
		r.settle()
		out = append(out, *r)
	}
	sort.SliceStable(out, func(i, j int) bool { return routeLess(&out[i], &out[j]) })
	return out
}

// join adds another function of the same route. The handler is the one that is
// registered for the fewest routes; what is registered for many is middleware.
func (r *Route) join(p Route, uses map[string]int) {
	wrapper := func(x *Route) bool { return x.Trigger == TriggerMiddleware }
	better := wrapper(r) && !wrapper(&p) ||
		wrapper(r) == wrapper(&p) && (uses[p.Function] < uses[r.Function] || uses[p.Function] == uses[r.Function] && p.Function < r.Function)
	writes, reads, around := append(r.Writes, p.Writes...), append(r.Reads, p.Reads...), append(r.Around, p.Function)
	if better {
		around[len(around)-1] = r.Function
		*r = p
	}
	r.Writes, r.Reads, r.Around = writes, reads, around
}

// settle puts what the functions of a route have in common into order.
func (r *Route) settle() {
	r.Writes = sortedUnique(r.Writes)
	written := map[string]bool{}
	for _, id := range r.Writes {
		written[id] = true
	}
	reads := []string{}
	for _, id := range sortedUnique(r.Reads) {
		if !written[id] {
			reads = append(reads, id)
		}
	}
	r.Reads = reads
	r.Findings = sortedUnique(append(append([]string{}, r.Writes...), r.Reads...))
	around := []string{}
	for _, fn := range sortedUnique(r.Around) {
		if fn != r.Function {
			around = append(around, fn)
		}
	}
	r.Around = around
}

func sortedUnique(s []string) []string {
	s = append([]string{}, s...)
	sort.Strings(s)
	out := s[:0]
	for i, x := range s {
		if i == 0 || x != s[i-1] {
			out = append(out, x)
		}
	}
	return out
}

// routeLess puts routes in the order of their paths, so that those of a
// resource stand together, and entry points without a route last.
func routeLess(a, b *Route) bool {
	if (a.Route == "") != (b.Route == "") {
		return b.Route == ""
	}
	if pa, pb := path(a.Route), path(b.Route); pa != pb {
		return pa < pb
	}
	if a.Route != b.Route {
		return a.Route < b.Route
	}
	return a.Function < b.Function
}

// path drops the method of a route.
func path(route string) string {
	if _, p, ok := strings.Cut(route, " "); ok && strings.HasPrefix(p, "/") {
		return p
	}
	return route
}

// serve says who can serve each route, from what the findings say of the state
// that it touches, and counts.
func (r *Report) serve() {
	severity := map[string]string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Open() && f.InstanceLocal {
			severity[f.ID] = f.Severity
		}
	}
	c := &r.Counts
	c.Entries, c.Free, c.Routes, c.FreeRoutes, c.DegradedRoutes, c.BoundRoutes = 0, 0, 0, 0, 0, 0
	for i := range r.Routes {
		rt := &r.Routes[i]
		rt.Served = ServedByAny
		for _, id := range rt.Findings {
			switch severity[id] {
			case "error":
				rt.Served = ServedByOwner
			case "warning":
				if rt.Served == ServedByAny {
					rt.Served = ServedWorse
				}
			}
		}
		if rt.Trigger == TriggerMiddleware {
			continue
		}
		c.Entries++
		if rt.Served == ServedByAny {
			c.Free++
		}
		if !rt.Counted() {
			continue
		}
		c.Routes++
		switch rt.Served {
		case ServedByAny:
			c.FreeRoutes++
		case ServedWorse:
			c.DegradedRoutes++
		default:
			c.BoundRoutes++
		}
	}
}
