package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// session recognises login state, carts, wizard steps, one-time tokens and the
// like: values kept under a key that identifies a client or that a client was
// given.
func session(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5,
		breaks: "a request that reaches another instance, or comes after a restart, does not find what an earlier request of the same user left",
	}
	if st := k.State("session"); st != nil {
		v.says = "keeps sessions in this process's memory"
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if !k.Keyed() || !k.Does(effects.OpMapWrite, effects.OpClaim) || k.Shape.Has(shape.Limiter|shape.Connection|shape.Scheduling) || isLockTable(k.Shape) {
		return v, false
	}
	if !k.ReadBack && !k.Does(effects.OpDelete) {
		return v, false
	}
	named := k.Says(sessionWords...)
	if fetched(k) && !named {
		return v, false // a cache of what is elsewhere, even if a user's token is the key
	}
	if k.Marks() && (k.Says(denyWords...) || k.Patterns.Has(effects.Checked) && !named) || k.Limits() {
		return v, false
	}
	switch {
	case k.Keys.Has(origin.Cookie | origin.Credential):
	case k.Keys.Has(origin.Random):
		// Handed out to a client, who brings it back, or a new object's id.
		if !named && !k.Looked.Has(origin.Cookie|origin.Credential|origin.Query|origin.Header|origin.Body) {
			return v, false
		}
	case k.Keys.Has(origin.Context):
		if !named {
			v.confidence = Medium
		}
	case named && k.Keys.Has(origin.Request):
	case named && k.Keys&^origin.Constant == 0:
		v.confidence = Medium
	default:
		return v, false
	}
	v.says = "keeps " + sessionNoun(k) + " in this process's memory"
	v.evidence = append(v.evidence, "key: "+k.Keys.String(), "value: "+k.Vals.String())
	return v, true
}

var sessionWords = []string{
	"session", "sess", "login", "signin", "auth", "token", "state", "nonce", "otp", "totp", "captcha", "challenge", "verifier",
	"pkce", "cart", "basket", "wizard", "pending", "flow", "ceremony", "ticket", "invite", "code", "flash",
}

var denyWords = []string{
	"revoked", "revocation", "blacklist", "blocklist", "denylist", "denied", "deny", "seen", "processed", "dedup",
	"dedupe", "duplicate", "handled", "consumed", "used", "idempotency", "idempotent", "jti", "replay", "delivered", "blacklisted", "logout",
}

// fetched reports whether the values come from another system, so that the
// cell is a copy.
func fetched(k *Case) bool {
	return k.Vals.Has(origin.External|origin.Disk) && !k.Vals.Has(origin.Random)
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
	case k.Says("nonce", "pkce", "verifier", "state", "challenge", "ceremony", "oauth"), k.Says("pending") && k.Says("login", "signin", "auth"):
		return "the state of logins in progress"
	case k.Says("token", "ticket", "invite"):
		return "tokens and what they stand for"
	case k.Says("wizard", "flow", "pending"):
		return "the progress of multi-step flows"
	}
	return "sessions"
}

// sessionMove proposes a place for sessions that fits what they are.
func sessionMove(k *Case, opt Options) string {
	redis := opt.library("idempotency", "redis")
	if k.State("session") != nil {
		if stores := sessionStores(k); stores != nil {
			return "give the library a shared store" + suchAs(opt.library("session", stores...))
		}
		return "give the library a store that all instances share, or keep what it holds in Redis or the database"
	}
	switch sessionNoun(k) {
	case "sessions":
		return "move them to a shared session store" + suchAs(opt.library("session")) + ", with an expiry"
	case "the state of logins in progress":
		return "keep it in a shared store" + suchAs(redis) + " with an expiry of minutes, or in a signed cookie that the callback brings back"
	case "shopping carts", "the progress of multi-step flows":
		return "keep them in the database, or in a shared store" + suchAs(redis) + " with an expiry"
	}
	return "keep them in a shared store" + suchAs(redis) + " with an expiry, and take them out when they are used"
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
