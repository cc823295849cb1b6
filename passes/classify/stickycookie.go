package classify

import (
	"go/constant"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// stickycookie recognises functions that bind a client to this instance: they
// read or set what a load balancer pins clients by, or tell clients which
// instance this is. It errs on the side of silence where the instance's name
// stands in a body: health and version pages do that, and nobody comes back for
// it; a URL that is made of it is something to come back to.
func stickycookie(k *Case) (verdict, bool) {
	v := verdict{confidence: Low}
	found := false
	for _, a := range k.Accesses {
		if a.Effect.Op != effects.OpBind {
			continue
		}
		b := binding(a.Effect)
		// A branch by instance often goes with a cookie, which says more.
		named := b.severity == v.severity && a.Effect.Affinity() != nil
		if !found || b.severity > v.severity || named {
			v.severity, v.says, v.breaks, v.move, v.effort = b.severity, b.says, b.breaks, b.move, b.effort
		}
		found = true
		v.confidence = max(v.confidence, b.confidence)
		v.evidence = addText(v.evidence, b.evidence...)
	}
	return v, found
}

// binding says what one access does to bind clients.
func binding(e *effects.Effect) verdict {
	v := verdict{severity: Error, confidence: High, effort: 5}
	name := e.Affinity()
	switch {
	case e.State == nil:
		v.says = "asks whether the work belongs to this very instance"
		v.breaks = "a request that reaches another instance is refused or sent on, and nobody answers for an instance that is gone"
		v.move = "record in the database, with an expiry, who does the work, so that any instance can answer for it and take it over"
		v.evidence = []string{"compares the identity of this instance with: " + e.Key.Set.String()}
	case name != nil:
		v.confidence = sure(name)
		product, _, _ := strings.Cut(name.Product, " (")
		v.evidence = []string{what(name) + ": " + product}
		if writes(e.State) {
			v.move = "keep what the client comes back for in a shared store under its session's id, and leave affinity to the balancer"
			v.says = "sets " + what(name) + ", which pins the client to an instance"
			v.breaks = "the client keeps coming back to one instance, and loses what is there when that instance goes away"
		} else {
			v.move = "keep what the request needs in a shared store under the session's id, so that any instance can answer"
			v.says = "reads " + what(name) + ", which pins the client to an instance"
			v.breaks = "the answer depends on the instance that the client was pinned to, and the client loses it when that instance goes away"
		}
	default:
		return discloses(e)
	}
	return v
}

// discloses says how the identity of the instance gets out.
func discloses(e *effects.Effect) verdict {
	v := verdict{
		severity: Error, confidence: High, effort: 5,
		breaks:   "the next request depends on reaching this very instance, and fails once it is gone",
		move:     "serve the next request from any instance: use the service's public address, and key what follows by the user or the session",
		evidence: []string{"value: from " + (e.Val.Set & (origin.Instance | origin.Endpoint)).Phrase()},
	}
	header := headerName(e)
	switch {
	case !e.Val.Set.Has(origin.Instance | origin.Endpoint):
		v.says = "redirects clients to the instance that a cookie names"
		v.evidence = []string{"redirect: " + e.Val.Set.String()}
	case has(e.State, "url") || header == "Location":
		v.says = "redirects clients to this instance by its name"
	case has(e.State, "cookie") || isCookie(e.State):
		v.says = "puts the identity of this instance into a cookie"
		v.breaks = "the client brings the cookie to every instance, and what it names is gone with this one"
		v.move = "put the session's id into the cookie, and what belongs to it into a shared store"
	case has(e.State, "body"):
		v.says = "answers with a URL of this very instance"
	case e.Val.Set.Has(origin.Endpoint):
		v.says = "puts a URL of this very instance into " + headerText(header)
	default:
		v.severity = Warning
		v.says = "puts the identity of this instance into " + headerText(header)
		v.breaks = "clients and load balancers can come to rely on it, and lose their way when this instance goes away"
		v.move = "log which instance answered, or send a trace id, instead of naming the instance to clients"
		v.effort = 1
	}
	return v
}

func headerText(name string) string {
	if name == "" {
		return "a response header"
	}
	return "the response header " + name
}

// what names an affinity cookie or header in a sentence.
func what(n *models.Name) string {
	kind := "cookie"
	if n.Kind == "header" {
		kind = "header"
	}
	return "the affinity " + kind + " " + n.Text
}

func sure(n *models.Name) Confidence {
	switch n.Sure {
	case "high":
		return High
	case "medium":
		return Medium
	}
	return Low
}

func has(st *models.State, role string) bool {
	for _, a := range st.Args {
		if a.Role == role {
			return true
		}
	}
	return false
}

// writes reports whether a call puts something into an answer or a request.
func writes(st *models.State) bool {
	return has(st, "value") || has(st, "cookie") || has(st, "url") || has(st, "body")
}

// isCookie reports whether a call that takes a name and a value sets a cookie.
func isCookie(st *models.State) bool {
	for _, w := range words(st.ID) {
		if w == "cookie" || w == "cookies" {
			return true
		}
	}
	return false
}

// headerName returns the constant name of the header that a call sets, "" if it
// is not known here.
func headerName(e *effects.Effect) string {
	call, ok := e.Site.Instr.(ssa.CallInstruction)
	if !ok {
		return ""
	}
	for _, a := range e.State.Args {
		if a.Role != "name" {
			continue
		}
		common := call.Common()
		i := int(a.Index)
		if !common.IsInvoke() && common.Signature().Recv() != nil {
			i++
		}
		if i >= len(common.Args) {
			continue
		}
		if c, ok := common.Args[i].(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
			return constant.StringVal(c.Value)
		}
	}
	return ""
}

// addText adds the texts that are not there yet.
func addText(out []string, more ...string) []string {
	for _, m := range more {
		known := false
		for _, old := range out {
			known = known || old == m
		}
		if !known {
			out = append(out, m)
		}
	}
	return out
}
