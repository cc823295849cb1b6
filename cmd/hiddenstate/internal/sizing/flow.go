package sizing

import (
	"fmt"
	"math"
	"strings"
)

const uniform = "assumes that the load balancer spreads requests evenly and without affinity; N is -instances"

// BrokenFlow returns the share of flows of k requests, in percent, of which at
// least one request after the first reaches another one of n instances. It is
// zero for one instance, and for flows of one request.
func BrokenFlow(n, k int) Figure {
	v := 100 * (1 - math.Pow(1/float64(max(n, 1)), float64(max(k, 1)-1)))
	return figure(fmt.Sprintf("flows of %d requests that break", k), v, "%",
		fmt.Sprintf("1 − (1/N)^(k−1), N = %d, k = %d", n, k), uniform)
}

// BlastRadius returns the share of users, in percent, that one instance of n
// takes with it when it stops, if each user is bound to an instance.
func BlastRadius(n int) Figure {
	return figure("users hit when one instance stops", 100/float64(max(n, 1)), "%",
		fmt.Sprintf("1 ÷ N, N = %d", n), "assumes that users are spread evenly over the instances; N is -instances")
}

// Elsewhere returns the share, in percent, of what reaches an instance other
// than the one that holds the state. name says of what.
func Elsewhere(name string, n int) Figure {
	return figure(name, 100*(1-1/float64(max(n, 1))), "%", fmt.Sprintf("1 − 1/N, N = %d", n), uniform)
}

// Copies returns the number of times that n instances do or hold what should be
// there once.
func Copies(name string, n int) Figure {
	return figure(name, float64(n), "", fmt.Sprintf("N, N = %d", n), "every instance runs the same code; N is -instances")
}

// A Limit is a configured rate limit or quota.
type Limit struct {
	Value float64
	// Per is the time that the limit is for, "min", "s" or "15 minutes"; "" if it limits what
	// happens at the same time.
	Per   string
	Burst float64 // what may come at once, 0 if that is not known
	What  string  // "requests", "attempts"; may be empty
	// Origin says where the limit was read.
	Origin string
}

// Multiplied returns what n instances admit together when each counts for
// itself, and the limit that each would have to keep for the sum to be right.
func Multiplied(n int, l Limit) []Figure {
	unit, what := "", l.What
	switch {
	case strings.Contains(l.Per, " "):
		unit = " in " + l.Per
	case l.Per != "":
		unit = "/" + l.Per
	}
	if what == "" {
		what = "what"
	} else {
		what += " that"
	}
	origin := l.Origin + "; N is -instances"
	out := []Figure{
		perLimit(what+" all instances together let through", float64(n)*l.Value, unit,
			fmt.Sprintf("N × limit = %d × %s%s", n, Number(l.Value), unit), origin),
	}
	if l.Burst > 0 {
		out = append(out, perLimit(what+" they let through at once", float64(n)*l.Burst, "", fmt.Sprintf("N × burst = %d × %s", n, Number(l.Burst)), origin))
	}
	return append(out, perLimit("limit ÷ N", l.Value/float64(max(n, 1)), unit,
		fmt.Sprintf("limit ÷ N = %s%s ÷ %d", Number(l.Value), unit, n),
		origin+"; no repair: under uneven routing a client that always reaches the same instance is refused at this fraction of what it was promised, and every change of the number of instances changes the limit"))
}

// perLimit is figure for units that are written without a space.
func perLimit(name string, v float64, unit, formula, origin string) Figure {
	return Figure{Name: name, Value: v, Unit: unit, Text: Number(v) + unit, Formula: formula, Origin: origin}
}

// Factor returns by how much n instances exceed a limit that is not known.
func Factor(n int) Figure {
	return figure("what all instances together let through", float64(n), "× the limit", fmt.Sprintf("N × limit, N = %d", n), "each instance counts for itself; N is -instances")
}
