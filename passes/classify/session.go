package classify

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// session recognises login state, carts, wizard steps, one-time tokens and the
// like: values kept under a key that identifies a client or that a client was
// given.
func session(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5}
	if st := k.State("session"); st != nil {
		noun := librarySessions(st)
		v.says, v.breaks = "keeps "+noun+" in this process's memory", sessionBreaks(noun)
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if !k.Keyed() || !k.Does(effects.OpMapWrite, effects.OpClaim) || k.Shape.Has(shape.Limiter|shape.Connection|shape.Scheduling) || isLockTable(k.Shape) {
		return v, false
	}
	if !k.askedFor() && !k.Does(effects.OpDelete) {
		return v, false
	}
	named := k.Says(sessionWords...)
	if (fetched(k) || k.cachedByName() && !k.issued()) && !named {
		return v, false // a cache of what is elsewhere, even if a user's token is the key
	}
	if k.Keys.Diffuse() && !k.issued() && !k.Says(plainSessionWords...) || k.holdsChannels() || k.indexes() {
		return v, false
	}
	if !named && k.refills() || k.madeOnMiss() || k.reloaded() || k.replacedWhole() {
		return v, false // a copy, whatever it is called: it is made again where it is not found
	}
	if k.Marks() && (k.Says(denyWords...) || k.revocations() || k.Patterns.Has(effects.Checked) && !named) || k.Limits() || k.spaces() {
		return v, false
	}
	switch {
	case k.Keys.Has(origin.Cookie | origin.Credential):
	case k.Keys.Has(origin.Random):
		// Handed out to a client, who brings it back, or a new object's id.
		if !named && (k.holdsParts() || k.listed() || !k.Looked.Has(origin.Cookie|origin.Credential|origin.Query|origin.Header|origin.Body)) {
			return v, false
		}
	case k.Keys.Has(origin.Context):
		if !named && k.isTally() {
			return v, false
		}
		if !named {
			v.confidence = Medium
		}
	case named && k.Keys.Has(origin.Request):
	case named && k.Keys&^origin.Constant == 0:
		v.confidence = Medium
	default:
		return v, false
	}
	noun := sessionNoun(k)
	v.says, v.breaks = "keeps "+noun+" in this process's memory", sessionBreaks(noun)
	v.evidence = append(v.evidence, "key: from "+k.Keys.Phrase(), "value: from "+k.Vals.Phrase())
	return v, true
}

var sessionWords = []string{
	"session", "sess", "login", "signin", "auth", "token", "state", "nonce", "otp", "totp", "captcha", "challenge", "verifier",
	"pkce", "cart", "basket", "wizard", "pending", "flow", "ceremony", "ticket", "invite", "code", "flash",
}

// plainSessionWords are those of which one alone is enough where the origins of
// keys tell nothing.
var plainSessionWords = []string{"session", "sess", "login", "signin", "token", "otp", "totp", "captcha", "cart", "basket", "wizard"}

var denyWords = []string{
	"revoked", "revocation", "blacklist", "blocklist", "denylist", "denied", "deny", "seen", "processed", "dedup",
	"dedupe", "duplicate", "handled", "consumed", "used", "idempotency", "idempotent", "jti", "replay", "delivered", "blacklisted", "logout",
}

// fetched reports whether the values come from another system, so that the
// cell is a copy.
func fetched(k *Case) bool {
	return k.Vals.Has(origin.External|origin.Disk) && !k.Vals.Has(origin.Random)
}

// cachedByName reports whether the cell calls itself a cache, and what is in it
// comes from another system, among others.
func (k *Case) cachedByName() bool {
	return k.Says(cacheWords...) && k.Vals.Has(origin.External|origin.Disk)
}

// issued reports whether some request puts something under a key that it has just
// made up: a container of everything holds what clients were given, too, then.
func (k *Case) issued() bool {
	for _, a := range k.Accesses {
		if op := a.Effect.Op; op != effects.OpMapWrite && op != effects.OpClaim {
			continue
		}
		if a.Effect.Key.Set&^origin.Constant == origin.Random {
			return true
		}
	}
	return false
}

// holdsChannels reports whether the values of a map are channels: those who wait
// on them are in this process.
func (k *Case) holdsChannels() bool {
	e := element(k.Type)
	if e == nil {
		return false
	}
	_, ok := e.Underlying().(*types.Chan)
	return ok
}

// indexes reports whether all that requests put into a map are lengths of lists, or
// numbers that they have found in the map: the map says where in a list
// something is.
func (k *Case) indexes() bool {
	if e := element(k.Type); e == nil || shape.Of(e).Container != shape.Number {
		return false
	}
	lengths := false
	for _, a := range k.Accesses {
		if a.Effect.Op != effects.OpMapWrite {
			continue
		}
		switch v := effects.StoredAt(a.Effect.Site.Instr).(type) {
		case *ssa.Call:
			b, ok := v.Call.Value.(*ssa.Builtin)
			if !ok || b.Name() != "len" {
				return false
			}
			lengths = true
		case *ssa.Extract, *ssa.Lookup:
		default:
			return false
		}
	}
	return lengths
}

// sessionBreaks says what goes wrong, by what is kept.
func sessionBreaks(noun string) string {
	switch noun {
	case "shopping carts":
		return "a request that reaches another instance, or comes after a restart, finds an empty cart"
	case "captcha answers":
		return "an answer that reaches another instance is refused, however right it is"
	case "one-time codes":
		return "a code that one instance issued is wrong on every other, and after a restart"
	case "the state of logins in progress":
		return "a login fails unless its callback reaches the instance that started it"
	case "tokens and what they stand for":
		return "a token that one instance issued is unknown to every other, and after a restart"
	case "the progress of multi-step flows":
		return "the next step fails unless it reaches the instance that took the last one"
	}
	return "a request that reaches another instance, or comes after a restart, finds no session"
}

// librarySessions names what a library keeps, as far as its entry tells.
func librarySessions(st *models.State) string {
	for _, w := range words(strings.Map(wordsOnly, st.Note)) {
		switch strings.TrimSuffix(w, "s") {
		case "token":
			return "tokens and what they stand for"
		case "captcha":
			return "captcha answers"
		}
	}
	return "sessions"
}

func wordsOnly(r rune) rune {
	if r == ',' || r == ';' || r == ':' {
		return ' '
	}
	return r
}

// sessionNoun names what is kept.
func sessionNoun(k *Case) string {
	switch {
	case k.Says("cart", "basket"):
		return "shopping carts"
	case k.Says("captcha"):
		return "captcha answers"
	case k.Says("otp", "totp", "code"):
		return "one-time codes"
	case k.Says("nonce", "pkce", "verifier", "state", "challenge", "ceremony", "oauth"), k.Says("pending") && k.signsIn():
		return "the state of logins in progress"
	case k.Says("token", "ticket", "invite"):
		return "tokens and what they stand for"
	case k.Says("wizard", "flow", "pending"):
		return "the progress of multi-step flows"
	}
	return "sessions"
}

// signsIn reports whether names, or most of the entry points that write the cell,
// speak of signing in.
func (k *Case) signsIn() bool {
	if speaksOfSigningIn(k.Words) {
		return true
	}
	speak, seen := 0, map[*entrypoints.Point]bool{}
	for _, a := range k.Accesses {
		if a.Entry == nil || seen[a.Entry] {
			continue
		}
		seen[a.Entry] = true
		for _, r := range a.Entry.Routes {
			if speaksOfSigningIn(words(r.String())) {
				speak++
				break
			}
		}
	}
	return 2*speak > len(seen)
}

func speaksOfSigningIn(ws []string) bool {
	for _, w := range ws {
		switch strings.TrimSuffix(w, "s") {
		case "login", "signin", "auth", "oauth", "oidc", "sso", "saml":
			return true
		}
	}
	return false
}

// sharedStores are the stores to propose for sessions of the program's own.
var sharedStores = []string{"alexedwards/scs", "gin-contrib/sessions/redis", "rbcervilla/redisstore", "boj/redistore", "gofiber/storage"}

// sessionMove proposes a place for sessions that fits what they are.
func sessionMove(k *Case, opt Options) string {
	redis := sharedStore(opt)
	if st := k.State("session"); st != nil {
		lib := ""
		if stores := sessionStores(k); stores != nil {
			lib = suchAs(opt.library("session", stores...))
		}
		if how := outside(st); how != "" {
			return how + lib
		}
		if lib != "" {
			return "give the library a shared store" + lib
		}
		return "give the library a store that all instances share, or keep what it holds in Redis or the database"
	}
	switch sessionNoun(k) {
	case "sessions":
		return "move them to a shared session store" + suchAs(opt.library("session", sharedStores...)) + ", with an expiry"
	case "the state of logins in progress":
		return "keep it in a shared store" + suchAs(redis) + " with an expiry of minutes, or in a signed cookie that the callback brings back"
	case "shopping carts", "the progress of multi-step flows":
		return "keep them in the database, or in a shared store" + suchAs(redis) + " with an expiry"
	}
	return "keep them in a shared store" + suchAs(redis) + " with an expiry, and take them out when they are used"
}

// outside says how a library's object is given a store that instances share, ""
// if its entry does not tell.
func outside(st *models.State) string {
	if len(st.Unless) == 0 {
		return ""
	}
	name := st.Unless[0]
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		name = name[i+1:]
	}
	_, name, _ = strings.Cut(strings.NewReplacer("(", "", ")", "", "*", "").Replace(name), ".")
	switch {
	case !strings.Contains(name, "Stor") && !strings.Contains(name, "Backend"):
		return "use " + name
	case !strings.Contains(name, ".") || strings.HasPrefix(st.Unless[0], "("):
		return "use " + name + " with a store that all instances share"
	}
	return "set " + name + " to a store that all instances share"
}

// sessionStores narrows the libraries proposed to those for the framework at hand.
func sessionStores(k *Case) []string {
	for _, s := range k.States {
		switch {
		case strings.Contains(s.ID, "alexedwards/scs"):
			return []string{"alexedwards/scs"}
		case strings.Contains(s.ID, "gin-contrib/sessions"):
			return []string{"gin-contrib/sessions"}
		case strings.Contains(s.ID, "gofiber"):
			return []string{"gofiber/storage"}
		case strings.Contains(s.ID, "gorilla/sessions"):
			return []string{"rbcervilla/redisstore", "boj/redistore"}
		}
	}
	return nil
}

// listed reports whether requests go through all that is kept, for more than to
// take away what is over: records of the service, which are shown in lists.
func (k *Case) listed() bool {
	sweeps := map[*effects.Func]bool{}
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpDelete {
			sweeps[a.Effect.Site.Func] = true
		}
	}
	for _, r := range k.Reads {
		if !sweeps[r.Func] && isRanged(r.Site.Instr) {
			return true
		}
	}
	return false
}

// isRanged reports whether a loop goes through the map that an instruction reads.
func isRanged(read ssa.Instruction) bool {
	v, ok := read.(ssa.Value)
	if !ok || v.Referrers() == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		if _, ok := r.(*ssa.Range); ok {
			return true
		}
	}
	return false
}
