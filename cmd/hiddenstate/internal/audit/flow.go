package audit

import (
	"slices"
	"strings"
	"unicode"
)

// Flow returns the routes of the shortest visible flow: one that puts something
// into the state and another one that needs it afterwards. Either is "" if no such
// route is known. Where many routes touch the state, as they do a database, two of
// them are a flow only if they speak of the same thing; a session is one thing for
// all routes.
func (f *Finding) Flow() (write, next string) {
	fills, reads, enters := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, e := range f.Entries {
		enters[e.Route] = true
		fills[e.Route] = fills[e.Route] || e.fills()
	}
	for _, e := range f.Readers {
		reads[e.Route] = true
	}
	routes := f.Routes()
	get := func(r string) bool { return strings.HasPrefix(r, "GET ") }
	writes := choose(routes,
		func(r string) bool { return enters[r] && fills[r] && !get(r) && !strings.HasPrefix(r, "DELETE ") },
		func(r string) bool { return enters[r] && fills[r] && !get(r) },
		func(r string) bool { return enters[r] && fills[r] },
		func(r string) bool { return enters[r] },
	)
	topics, alike := topicsOf(routes), f.Kind != "session" && len(routes) > longestFlow
	for _, w := range writes {
		other := func(ok func(string) bool) func(string) bool {
			return func(r string) bool {
				return r != w && ok(r) && (!alike || overlap(topics[w], topics[r]) > 0)
			}
		}
		nexts := choose(routes,
			other(func(r string) bool { return reads[r] && get(r) }),
			other(get),
			other(func(r string) bool { return reads[r] }),
			other(func(string) bool { return true }),
		)
		if len(nexts) > 0 {
			return w, slices.MaxFunc(nexts, func(a, b string) int { return overlap(topics[w], topics[a]) - overlap(topics[w], topics[b]) })
		}
	}
	if len(writes) > 0 {
		return writes[0], ""
	}
	return "", ""
}

// choose returns the routes that satisfy the earliest of the conditions that any
// satisfies.
func choose(routes []string, conditions ...func(string) bool) []string {
	for _, ok := range conditions {
		var out []string
		for _, r := range routes {
			if ok(r) {
				out = append(out, r)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// topicsOf returns the words in each route that not all of them have in common:
// what it is about.
func topicsOf(routes []string) map[string][]string {
	out := map[string][]string{}
	in := map[string]int{}
	for _, r := range routes {
		out[r] = topics(r)
		for _, w := range out[r] {
			in[w]++
		}
	}
	for _, r := range routes {
		out[r] = slices.DeleteFunc(out[r], func(w string) bool { return in[w] == len(routes) })
	}
	return out
}

// topics splits a route into the words of its constant parts, each once. Of the
// name of a method of an RPC the first word is the verb.
func topics(route string) []string {
	_, path, ok := strings.Cut(route, " ")
	if !ok {
		path = route
	}
	var out []string
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "" || strings.ContainsAny(segment, "{:*<?") {
			continue
		}
		words := camelWords(segment)
		if len(words) > 1 && unicode.IsUpper(rune(segment[0])) {
			words = words[1:]
		}
		for _, w := range words {
			if w = strings.TrimSuffix(w, "s"); !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// camelWords splits "DeleteUserIdentity" and "user-files" into lower-case words.
func camelWords(s string) []string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// overlap counts the words that two lists have in common.
func overlap(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}
