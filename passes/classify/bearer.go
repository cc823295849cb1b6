package classify

import (
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// bearer judges a call that accepts a token because of its signature, in a
// program that has a logout which changes nothing on the server: whoever has a
// copy of the token stays signed in. It is silent as soon as a function on the
// way looks anything up, for that may be the list of revoked tokens.
func bearer(k *Case) (verdict, bool) {
	v := verdict{severity: Info, confidence: Medium, effort: 3,
		says: "accepts a token for as long as its signature is valid",
		move: "let tokens live for minutes and renew them from a session in a shared store, or ask a shared list of revoked tokens",
	}
	out := k.logout()
	if out == "" {
		return v, false
	}
	for _, a := range k.Accesses {
		if a.Effect.State == nil || looksUp(a) {
			return v, false
		}
	}
	v.breaks = "signing out (" + out + ") takes nothing back: a copied token is accepted until it expires"
	v.evidence = append(v.evidence, "library: "+k.Accesses[0].Effect.State.ID, "no look-up between the token and the handler", "logout: "+out)
	return v, true
}

// logout returns the route or name of a logout that is of the same service as the
// verification: it stands beside it or beside a handler that is reached through
// it, or it imports the package. "" if there is none.
func (k *Case) logout() string {
	near := map[*types.Package]bool{k.Home.Package(): true}
	for _, a := range k.Accesses {
		if a.Entry != nil {
			near[a.Entry.Name.Package()] = true
		}
	}
	for _, p := range k.logouts {
		pkg := p.Name.Package()
		if pkg == nil || !near[pkg] && !slices.Contains(pkg.Imports(), k.Home.Package()) {
			continue
		}
		if len(p.Routes) > 0 {
			return p.Routes[0].String()
		}
		return p.Name.Symbol()
	}
	return ""
}

// looksUp reports whether a function between the entry point and the
// verification, the entry point itself only if it is middleware, reads something
// that outlives the request.
func looksUp(a *cells.Access) bool {
	chain := effects.Chain(a.Effect)
	if len(chain) > 0 && a.Entry != nil && !a.Entry.Wrapper {
		chain = chain[1:]
	}
	if s := a.Effect.Site.Func; s != nil && !slices.Contains(chain, s) && (len(chain) > 0 || a.Entry != nil && a.Entry.Wrapper) {
		chain = append(chain, s)
	}
	for _, fn := range chain {
		if fn.SSA == nil || fn.Sum == nil {
			return true // of another package: not known
		}
		if io := fn.Sum.IO; io.Has(models.Read) || io.Has(models.Send) {
			return true
		}
		for _, e := range fn.Sum.Effects {
			if e.Op == effects.OpLook && e.Place.Cell() != nil {
				return true
			}
		}
	}
	return false
}

// emptyLogouts returns the entry points that sign a user out by taking the
// cookie away, and change nothing else that outlives the request.
func emptyLogouts(res *cells.Result) []*entrypoints.Point {
	var out []*entrypoints.Point
	for i, p := range res.Points {
		if !isLogout(p) || p.Wrapper {
			continue
		}
		cookie, changes := false, false
		for _, entered := range res.Entered[i] {
			changes = changes || entered.IO.Has(models.Send) || entered.IO.Has(models.FileIO)
			for _, e := range entered.Effects {
				about := e.State != nil && e.State.AboutCall()
				cookie = cookie || about && plays(e.State, "value") && e.State.Kind == "clientsession"
				changes = changes || e.Op.Writes() && !about && e.Op != effects.OpBind || e.Op == effects.OpSpawn
			}
		}
		if cookie && !changes {
			out = append(out, p)
		}
	}
	return out
}

// isLogout reports whether an entry point is named for signing out.
func isLogout(p *entrypoints.Point) bool {
	names := []string{p.Name.Symbol()}
	for _, r := range p.Routes {
		names = append(names, r.String())
	}
	ws := words(names...)
	for i, w := range ws {
		switch w {
		case "logout", "signout", "logoff", "signoff":
			return true
		case "log", "sign":
			if i+1 < len(ws) && (ws[i+1] == "out" || ws[i+1] == "off") {
				return true
			}
		}
	}
	return false
}
