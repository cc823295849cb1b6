package classify

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"golang.org/x/tools/go/ssa"
)

// storeClient judges the client of a shared store by its configuration, if
// sessions go through it. An address that comes from outside the program may be
// that of a managed store with a failover of its own: one node alone is for
// information then.
func storeClient(k *Case) (verdict, bool) {
	s := k.Store
	v := verdict{severity: Info, confidence: High, effort: 2}
	if s.State.Severity != "" && len(s.State.Unless) > 0 {
		return silentFallback(k)
	}
	nouns := sessionNouns(k)
	call, ok := s.Call.Instr.(*ssa.Call)
	if len(nouns) == 0 || !ok {
		return v, false
	}
	what := strings.Join(nouns, ", ")
	if n := len(nouns); n > 1 {
		what = strings.Join(nouns[:n-1], ", ") + " and " + nouns[n-1]
	}
	config := configOf(k, call)
	var moves []string
	switch {
	case config.loopback != "":
		v.severity = Warning
		v.says = "keeps " + what + " in a store at " + config.loopback + ", an address of the machine it runs on"
		if config.byDefault {
			v.says = "keeps " + what + " in a store at " + config.loopback + ", an address of the machine it runs on, unless configured otherwise"
		}
		v.breaks = "on two machines there are two stores: a request that reaches the other one does not find what was kept"
		moves = append(moves, "require the address of the shared store, and refuse to start without it")
	case s.Replicated:
		if config.password == "" {
			return v, false
		}
		v.says = "opens the store of " + what
	default:
		v.says = "keeps " + what + " on a single node"
		if config.fixed != "" {
			v.severity = Warning
			v.says += " at " + config.fixed
		}
		v.breaks = "when that node is down or replaced, " + what + " are gone on every instance; if the address is that of a managed store with a failover, accept this"
		if config.fixed != "" {
			v.breaks = "when that node is down or replaced, " + what + " are gone on every instance"
		}
	}
	if !s.Replicated {
		if s.Call.Callee.Name() == "NewClient" {
			moves = append(moves, "use a client that follows a failover (NewFailoverClient, NewClusterClient) or a managed store that has one")
		} else {
			moves = append(moves, "use a store that survives the loss of a node: Sentinel, a cluster, or a managed one")
		}
		v.evidence = append(v.evidence, "one node: "+s.Call.Model.Key)
	}
	if config.password != "" {
		v.severity = Warning
		if v.breaks != "" {
			v.breaks += ", and "
		}
		v.says += ", with a password that is in the source"
		v.breaks += "whoever reads the source can read and change every session"
		moves = append(moves, "read the password from a secret store")
		v.evidence = append(v.evidence, "password: constant")
	}
	if config.plain {
		v.evidence = append(v.evidence, "no TLS in the options")
		moves = append(moves, "set TLSConfig")
	}
	v.move = strings.Join(moves, "; ")
	return v, true
}

// silentFallback judges a shared counter that counts in memory when its store
// does not answer.
func silentFallback(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 1,
		says:   "counts in this process's memory whenever the shared store does not answer",
		breaks: "during an outage each instance counts for itself, without a word, and N instances admit N times the limit",
		move:   "set FallbackDisabled and decide what a request gets when the store is down, or accept the fallback and alert on it",
	}
	call, ok := k.Store.Call.Instr.(*ssa.Call)
	if !ok {
		return v, false
	}
	for _, a := range k.Store.State.Args {
		if a.Role == "config" && setsField(argumentOf(call, int(a.Index)), "FallbackDisabled") {
			return v, false
		}
	}
	v.evidence = append(v.evidence, "library: "+k.Store.State.ID)
	return v, true
}

// sessionNouns names what goes through a client, without duplicates.
func sessionNouns(k *Case) []string {
	var out []string
	for _, u := range k.Store.Uses {
		if n := sessionUse(k, u); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if plays(k.Store.State, "url") || strings.Contains(k.Store.State.ID, "gofiber/storage") && k.Store.Call.Model.State("session", 0) != nil {
		out = append(out, "sessions")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// addStore lists where a client is made, and the entry points whose session data
// goes through it.
func (f *Finding) addStore(k *Case, s *cells.Store, points map[*entrypoints.Point]bool) {
	f.Library = libraryOf(s.State.ID)
	f.Sites = append(f.Sites, Site{Func: s.Call.Func, Pos: s.Call.Pos, At: s.Call.At, Operation: "client made"})
	for _, u := range s.Uses {
		if sessionUse(k, u) == "" {
			continue
		}
		for _, p := range u.Points {
			if !points[p] {
				points[p] = true
				f.Entries = append(f.Entries, p)
			}
		}
	}
}

// A storeConfig is what the program says of a client's connection.
type storeConfig struct {
	loopback  string // an address of this machine
	byDefault bool   // another address may be configured
	fixed     string // a constant address elsewhere
	password  string
	plain     bool // options are listed, and TLS is not among them
}

func configOf(k *Case, call *ssa.Call) storeConfig {
	var c storeConfig
	for _, a := range k.Store.State.Args {
		arg := argumentOf(call, int(a.Index))
		switch a.Role {
		case "url":
			c.address(k.eval.Strings(arg, nil))
			c.secret(k.eval.Strings(argumentOf(call, int(a.Index)+2), nil))
		case "config":
			if es := elements(arg); es != nil || isNilSlice(arg) {
				if len(es) == 0 {
					c.loopback = "127.0.0.1" // the library's default
					continue
				}
				arg = es[0]
			}
			c.options(k, arg)
		}
	}
	return c
}

// options reads the fields of a configuration literal.
func (c *storeConfig) options(k *Case, arg ssa.Value) {
	base := literal(arg)
	if base == nil {
		if e, ok := arg.(*ssa.Extract); ok {
			if call, ok := e.Tuple.(*ssa.Call); ok && len(call.Call.Args) > 0 {
				c.address(k.eval.Strings(call.Call.Args[0], nil)) // ParseURL
			}
		}
		return
	}
	addressed := false
	for _, name := range []string{"Addr", "Host", "URL", "Addrs"} {
		for _, v := range fieldStores(base, name) {
			addressed = true
			c.address(k.eval.Strings(v, nil))
		}
	}
	if !addressed {
		c.loopback = "localhost"
	}
	for _, v := range fieldStores(base, "Password") {
		c.secret(k.eval.Strings(v, nil))
	}
	c.plain = len(fieldStores(base, "TLSConfig")) == 0
}

// address notes the addresses that a client may be given.
func (c *storeConfig) address(all []string) {
	other := false
	for _, s := range all {
		switch {
		case !consteval.Known(s) || s == "":
			other = true
		case isLoopback(s):
			c.loopback = withoutPassword(s)
		default:
			c.fixed = withoutPassword(s)
		}
	}
	c.byDefault = c.loopback != "" && (other || c.fixed != "" || len(all) == 0)
	if other || c.loopback != "" {
		c.fixed = ""
	}
}

func (c *storeConfig) secret(all []string) {
	for _, s := range all {
		if consteval.Known(s) && s != "" {
			c.password = s
		}
	}
}

// isLoopback reports whether an address or URL is of this machine.
func isLoopback(s string) bool {
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		s = u.Host
	}
	// net would do it, and costs the start of a vet tool more than it is worth.
	host := s
	if i := strings.LastIndexByte(s, ':'); i >= 0 && (strings.HasSuffix(s[:i], "]") || !strings.Contains(s[:i], ":")) {
		host = s[:i]
	}
	if host == "" || host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && ip.IsLoopback()
}

// withoutPassword drops the credentials of a URL.
func withoutPassword(s string) string {
	if u, err := url.Parse(s); err == nil && u.User != nil {
		u.User = nil
		return u.String()
	}
	return s
}
