package audit

import "fmt"

// A Checklist is a chaos drill that can be executed by hand. The steps of each
// finding are the finding's own.
type Checklist struct {
	Setup []string `json:"setup"`
	// Order holds the ids of the findings in the order in which to drill them.
	Order []string `json:"order"`
}

// setup is what every drill begins with.
func setup() []string {
	return []string{
		"deploy the build under review to a test environment with the shared stores of production and two instances, no shared disk",
		"put a load balancer in front that spreads requests round robin, with affinity switched off",
		"make both instances say who they are in the log, so that you can tell which one answered",
	}
}

// someRequest says which requests to send where no route is known.
func (f *Finding) someRequest() string {
	if len(f.Entries) == 0 && f.Library != "" {
		// The symbol may be that of the function which makes the object.
		return fmt.Sprintf("a request that needs %s, which %s:%d sets up", f.Library, f.Position.File, f.Position.Line)
	}
	return "a request that changes " + f.Symbol
}

// drill lists the steps that show a finding by hand, with what is expected once
// the state has moved. Each finding's steps stand for themselves: they name its
// routes and its symbol.
func drill(f *Finding) []string {
	write, next := f.Flow()
	w, n := write, next
	if w == "" {
		w = f.someRequest()
	}
	with := ""
	if n == "" {
		n = "the next request of the same user"
	} else {
		with = ", with " + n
	}
	send := "send " + w + " and note which instance answers"
	switch f.Kind {
	case "session":
		return []string{
			send,
			fmt.Sprintf("kill that instance between %s and %s", w, n),
			fmt.Sprintf("send %s with the same cookie or token; expected: the user notices nothing", n),
		}
	case "idempotency":
		return []string{
			send,
			"send the identical request to the other instance",
			"expected: it is recognised as a repetition, and nothing is done twice",
		}
	case "ratelimit":
		return []string{
			fmt.Sprintf("send %s as one client until it is refused, and count", w),
			fmt.Sprintf("expected: refused at the configured limit, not at twice as many; restart one instance and go on: %s must not start from zero", f.Symbol),
		}
	case "stickycookie":
		return []string{
			send,
			"stop that instance, and send the following request with the same cookies",
			"expected: any other instance answers it, without a new login and without an error",
		}
	case "processkey":
		return []string{
			"obtain a signed value (token, cookie or form) from one instance",
			"present it to the other one, and again after restarting the first",
			"expected: it is valid both times",
		}
	case "localid":
		return []string{
			fmt.Sprintf("send %s to both instances, and once more after restarting one", w),
			"expected: no identifier is handed out twice",
		}
	case "locallock":
		return []string{
			fmt.Sprintf("send %s to both instances at the same moment, for the same record, a few hundred times", w),
			"expected: no update is lost and none is done twice",
		}
	case "liveconn":
		return []string{
			"connect one client to each instance",
			"send " + w + " to the first; expected: both clients receive it",
			"kill one instance; expected: its client reconnects to the other one and misses nothing that matters",
		}
	case "dbconn":
		return []string{
			send,
			fmt.Sprintf("send %s to the other instance; expected: it goes on where the first request stopped", n),
			"kill the instance that answered first; expected: nothing that was promised is rolled back",
		}
	case "localqueue":
		return []string{
			"send " + w + " and wait for the answer",
			"kill the instance at once with SIGKILL",
			"expected: the accepted work is done nevertheless, once",
		}
	case "embeddeddb", "localfile":
		return []string{
			send,
			"read the result through the other instance" + with + "; expected: it is there",
			"replace the first instance by a fresh one with an empty disk, and read again; expected: it is still there",
		}
	case "localcron":
		return []string{
			fmt.Sprintf("let both instances run past the next run of %s", f.Symbol),
			"expected: its effect on shared data, and everything that it sends, happens once",
		}
	case "cache":
		return []string{
			"warm both instances",
			fmt.Sprintf("change the value through the first (%s)", w),
			"read it through the other one; expected: the new value, at once or within the time that is agreed",
		}
	case "sessionstore":
		return []string{
			"fail over the store while a user is logged in",
			"expected: the service answers within its time-outs, and the session survives or expires as agreed",
		}
	case "clientsession":
		return []string{
			"log in, copy the cookie, log out, and send the copy",
			"expected: it is refused, or its remaining life is one that was agreed",
		}
	}
	return []string{
		send,
		fmt.Sprintf("send %s to the other instance; expected: it sees the change", n),
		"restart the first instance and read again; expected: the same answer",
	}
}
