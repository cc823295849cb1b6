package audit

import "strings"

// Named says to a reader which function is meant. The compiler's names of function
// literals mean nothing to anybody: "http.rateLimit$1" is a function in
// http.rateLimit.
func Named(function string) string {
	outer, _, literal := strings.Cut(function, "$")
	if literal {
		return "a function in " + outer
	}
	return function
}

// Steps names the functions of the finding's chain.
func (f *Finding) Steps() []string {
	out := make([]string, 0, len(f.Chain))
	for _, fn := range f.Chain {
		if fn = Named(fn); len(out) == 0 || out[len(out)-1] != fn {
			out = append(out, fn)
		}
	}
	return out
}

// Name names the function of the step.
func (fr Frame) Name() string { return Named(fr.Function) }

// Name names the function around the site.
func (s Site) Name() string { return Named(s.Function) }

// Name names the function that is entered.
func (e Entry) Name() string { return Named(e.Function) }

// Handler names the handler of the route.
func (r *Route) Handler() string { return Named(r.Function) }
