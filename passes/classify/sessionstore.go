package classify

import (
	"go/constant"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// sessionstore recognises session data that is in a shared store, and is not
// well there: keys without an expiry, a store of one node or of this machine, a
// shared counter that turns into a local one.
//
// Which keys are sessions the key's text tells, or the cookie that it comes
// from; failing both, the name of the function.
func sessionstore(k *Case) (verdict, bool) {
	if k.Store != nil {
		return storeClient(k)
	}
	for _, a := range k.Accesses {
		if v, ok := endlessKey(k, a.Effect); ok {
			return v, true
		}
	}
	return verdict{}, false
}

// endlessKey judges one write to a shared store.
func endlessKey(k *Case, e *effects.Effect) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 1,
		breaks: "the keys of users who never come back stay for ever, and a stolen one stays valid",
		move:   "give every such key an expiry, and extend it with each use",
	}
	st := e.State
	if st == nil || st.Kind != "sessionstore" || !plays(st, "value") {
		return v, false
	}
	call, ok := e.Site.Instr.(ssa.CallInstruction)
	switch {
	case !ok && (!plays(st, "ttl") || e.Case != effects.NoExpiry):
		return v, false // of another package: what else that function does is not known
	case ok && !endless(k, e, call):
		return v, false
	}
	noun, text := "", ""
	if ok {
		noun, text = keyNoun(k, e, call)
	}
	if noun == "" && text == "" {
		noun = functionNoun(e.Site.Func)
	}
	if noun == "" && fromCookie(e.Key.Set) {
		noun = "session data"
	}
	if noun == "" {
		return v, false
	}
	v.says = "writes " + noun + " to the shared store without an expiry"
	v.evidence = append(v.evidence, "library: "+st.ID, "key: from "+e.Key.Set.Phrase())
	if text != "" {
		v.evidence = append(v.evidence, "key contains "+strconv.Quote(text))
	}
	return v, true
}

// endless reports whether a call writes a key that nothing lets expire.
func endless(k *Case, e *effects.Effect, call ssa.CallInstruction) bool {
	st := e.State
	for _, a := range st.Args {
		switch a.Role {
		case "ttl":
			return hasZero(k, e, argumentOf(call, int(a.Index)))
		case "name":
			return endlessCommand(argumentOf(call, int(a.Index)), argumentOf(call, int(a.Index)+1)) && !expiresIn(call.Parent())
		}
	}
	if strings.Contains(st.ID, "memcache") {
		return !setsField(argumentOf(call, 0), "Expiration")
	}
	return !expiresIn(call.Parent())
}

// hasZero reports whether an expiry is zero.
func hasZero(k *Case, e *effects.Effect, ttl ssa.Value) bool {
	if ttl == nil {
		return false
	}
	for _, c := range k.eval.Eval(ttl, callChain(e)).Values {
		if n := constant.ToInt(c); n.Kind() == constant.Int && constant.Sign(n) == 0 {
			return true
		}
	}
	return false
}

// endlessCommand reports whether the arguments of a command are those of a SET
// without an expiry, or of an HSET.
func endlessCommand(name, args ssa.Value) bool {
	c, ok := name.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return false
	}
	switch strings.ToUpper(constant.StringVal(c.Value)) {
	case "HSET", "HMSET":
		return true
	case "SET":
	default:
		return false
	}
	for _, a := range elements(args) {
		if i, ok := a.(*ssa.MakeInterface); ok {
			a = i.X
		}
		c, ok := a.(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.String {
			continue
		}
		switch strings.ToUpper(constant.StringVal(c.Value)) {
		case "EX", "PX", "EXAT", "PXAT", "KEEPTTL":
			return false
		}
	}
	return len(elements(args)) > 0
}

// expiresIn reports whether a function, or another of its type, gives keys an expiry
// by a call of its own.
func expiresIn(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if m := calleeOf(call.Common()); m != nil && strings.Contains(m.Name(), "Expire") {
				return true
			}
			for _, a := range call.Common().Args {
				if c, ok := a.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String && strings.Contains(strings.ToUpper(constant.StringVal(c.Value)), "EXPIRE") {
					return true
				}
			}
		}
	}
	return false
}

// keyNoun names what is kept under the key of a call, and returns the constant text
// that tells, or that is in the key at least.
func keyNoun(k *Case, e *effects.Effect, call ssa.CallInstruction) (noun, text string) {
	for _, a := range e.State.Args {
		if a.Role != "key" || a.Index < 0 {
			continue
		}
		v := argumentOf(call, int(a.Index))
		if es := elements(v); len(es) > 0 {
			v = es[0]
		}
		if strings.Contains(e.State.ID, "memcache") {
			if stores := fieldStores(v, "Key"); len(stores) > 0 {
				v = stores[0]
			}
		}
		for _, s := range traceOf(k, e, v).strings {
			if n := storeNoun(words(strings.ReplaceAll(s, ":", "_"))); n != "" {
				return n, s
			}
			if strings.ContainsFunc(s, unicode.IsLetter) {
				text = s
			}
		}
	}
	return "", text
}

// storeNoun names the session data that words speak of, "" if they speak of none.
func storeNoun(ws []string) string {
	says := func(want ...string) bool {
		for _, w := range ws {
			if slices.Contains(want, w) || slices.Contains(want, strings.TrimSuffix(w, "s")) {
				return true
			}
		}
		return false
	}
	switch {
	case says("cart", "basket"):
		return "carts"
	case says("session", "sess", "sid"):
		return "sessions"
	case says("otp", "captcha", "verifier", "pkce", "nonce", "challenge"):
		return "one-time codes"
	case says("push", "device", "fcm", "apns", "bot"):
		return "" // a token of another kind
	case says("refresh", "token", "jwt"):
		return "tokens"
	case says("login", "signin", "oauth", "wizard"):
		return "the state of flows in progress"
	}
	return ""
}

// fromCookie reports whether a key is what a cookie brings, and nothing else: a
// container for everything gets keys from everywhere.
func fromCookie(key origin.Set) bool {
	return key.Has(origin.Cookie) && key&^(origin.Cookie|origin.Constant|origin.Random) == 0
}

func plays(st *models.State, role string) bool {
	return slices.ContainsFunc(st.Args, func(a models.Arg) bool { return a.Role == role })
}

// sessionUse names the session data that goes through a client, "" if none does.
func sessionUse(k *Case, u cells.StoreUse) string {
	if u.Call.Model.State("session", models.Constructor) != nil {
		return "sessions"
	}
	st := u.Call.Model.State("sessionstore", models.Use)
	if st == nil || u.Call.Instr == nil {
		return ""
	}
	e := &effects.Effect{State: st, Site: &effects.Site{Func: u.Call.Func, Instr: u.Call.Instr}}
	noun, text := keyNoun(k, e, u.Call.Instr)
	if noun != "" {
		return noun
	}
	for _, a := range st.Args {
		if a.Role == "key" && int(a.Index) < len(u.Call.Prov) && fromCookie(u.Call.Prov[a.Index].Set) {
			return "session data"
		}
	}
	if text == "" {
		return functionNoun(u.Call.Func)
	}
	return ""
}

// functionNoun names what a function keeps whose keys say nothing. "Refresh" and
// "login" are no evidence there: prices are refreshed, too.
func functionNoun(fn *effects.Func) string {
	var ws []string
	for _, w := range words(fn.Symbol()) {
		if w != "refresh" && w != "login" && w != "signin" {
			ws = append(ws, w)
		}
	}
	return storeNoun(ws)
}

// isNamed reports whether a type is a named one of the given package and name.
func isNamed(t types.Type, path, name string) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == path
}
