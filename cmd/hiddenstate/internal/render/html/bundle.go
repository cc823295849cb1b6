package html

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// A bundle is one box of the first column: a route, or several whose paths begin
// with the same segments.
type bundle struct {
	name     string
	rows     []*routeRow
	segments int // that the paths have in common
	whole    bool
}

// join bundles the routes that touch state until they fit into a column: first by
// the beginning of their paths, then the largest bundle is taken apart as long as
// there is room.
func (b *painter) join(v *view) []*bundle {
	var touching []*routeRow
	free := 0
	for i := range v.Rows {
		r := &v.Rows[i]
		if r.open() {
			touching = append(touching, r)
		} else if r.Counted() {
			free++
		}
	}
	if free > 0 {
		b.Notes = append(b.Notes, audit.Plural(free, "route touches none of it and is not in the picture.", "routes touch none of it and are not in the picture."))
	}
	out := split(touching, 0)
	for {
		largest := -1
		for i, u := range out {
			if !u.whole && len(u.rows) > 1 && (largest < 0 || len(u.rows) > len(out[largest].rows)) {
				largest = i
			}
		}
		if largest < 0 {
			break
		}
		u := out[largest]
		parts := split(u.rows, u.segments)
		if len(out)-1+len(parts) > mostRoute {
			u.whole = true
			continue
		}
		out = append(append(append([]*bundle{}, out[:largest]...), parts...), out[largest+1:]...)
	}
	return b.cut(out)
}

// open reports whether a route touches state that is not accepted.
func (r *routeRow) open() bool {
	return slices.ContainsFunc(append(append([]*card{}, r.Writes...), r.Reads...), func(c *card) bool { return c.Open() })
}

// split bundles routes by one more segment than they have in common; routes that
// have no more segments stand alone.
func split(rows []*routeRow, segments int) []*bundle {
	var out []*bundle
	byName := map[string]*bundle{}
	for _, r := range rows {
		name, ok := prefix(r.Label(), segments+1)
		if !ok {
			out = append(out, &bundle{name: r.Label(), rows: []*routeRow{r}, whole: true})
			continue
		}
		if byName[name] == nil {
			byName[name] = &bundle{name: name, segments: segments + 1}
			out = append(out, byName[name])
		}
		byName[name].rows = append(byName[name].rows, r)
	}
	for _, u := range out {
		if len(u.rows) == 1 {
			u.name, u.whole = u.rows[0].Label(), true
		}
	}
	return out
}

// prefix returns the beginning of a route's path; it is false if the path has no
// more than the given number of segments.
func prefix(route string, segments int) (string, bool) {
	if _, p, ok := strings.Cut(route, " "); ok && strings.HasPrefix(p, "/") {
		route = p
	}
	parts := strings.Split(strings.TrimPrefix(route, "/"), "/")
	if len(parts) < segments || len(parts) == segments && segments > 1 {
		return "", false
	}
	return "/" + strings.Join(parts[:segments], "/") + "/…", true
}

// cut keeps the bundles with most routes, and says what the picture leaves out.
func (b *painter) cut(bundles []*bundle) []*bundle {
	if len(bundles) > mostRoute {
		sort.SliceStable(bundles, func(i, j int) bool { return len(bundles[i].rows) > len(bundles[j].rows) })
		b.Notes = append(b.Notes, fmt.Sprintf("%d groups of routes are left out.", len(bundles)-mostRoute))
		bundles = bundles[:mostRoute]
	}
	for _, u := range bundles {
		if len(u.rows) > 1 {
			b.Notes = append(b.Notes, "Routes with a common beginning share a box; the list of routes has each of them.")
			break
		}
	}
	return bundles
}
