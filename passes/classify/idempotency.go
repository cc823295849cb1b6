package classify

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// idempotency recognises sets that are consulted before the work is done and
// filled when it is: idempotency keys, message ids, revoked tokens.
func idempotency(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 3}
	if st := k.State("idempotency"); st != nil {
		v.says = "keeps the keys of requests already handled in this process's memory"
		v.breaks = "a retry that reaches another instance is handled a second time"
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if !k.Keyed() || !k.Does(effects.OpMapWrite, effects.OpClaim) || k.Shape.Has(shape.Connection|shape.Limiter|shape.Scheduling) || isLockTable(k.Shape) || k.spaces() {
		return v, false
	}
	named := k.Says(denyWords...) || k.Marks() && k.revocations()
	marker := k.Marks()
	asked := k.Patterns.Has(effects.Checked) || k.Does(effects.OpClaim)
	switch {
	case fetched(k), k.lists():
		return v, false
	case k.Keys.Has(origin.Idempotent) && asked:
	case marker && asked && k.Keys&^(origin.Constant|origin.Address) != 0 && !k.Patterns.Has(effects.Limited):
	case named && (asked || marker && k.looksUp()):
	default:
		return v, false
	}
	if !k.Keys.Has(origin.Request) && !named {
		v.confidence = Medium
	}
	if k.revocations() {
		v.says = "keeps revoked tokens in this process's memory"
		v.breaks = "a token revoked here is still accepted by every other instance, and here again after a restart"
	} else {
		v.says = "keeps the keys of what was handled already in this process's memory"
		v.breaks = "a repetition that reaches another instance, or comes after a restart, is handled a second time"
	}
	v.evidence = append(v.evidence, "key: from "+k.Keys.Phrase(), "checked before it is set")
	return v, true
}

// askedFor reports whether requests read what is kept. What another package reads
// under a driver that sees one package at a time shows as a look-up only.
func (k *Case) askedFor() bool { return k.ReadBack || len(k.Looks) > 0 }

// looksUp reports whether requests look single keys up. Going through all of
// them, as when old ones are taken out, asks for none.
func (k *Case) looksUp() bool {
	return slices.ContainsFunc(k.Looks, func(a *cells.Access) bool {
		_, all := a.Effect.Site.Instr.(*ssa.Next)
		return !all
	})
}

// revocations reports whether the set holds tokens that are no longer accepted:
// by its name, or by those of its package and of the functions that fill it.
func (k *Case) revocations() bool {
	if k.Says(revokeWords...) {
		return true
	}
	near := []string{k.Pkg[strings.LastIndexByte(k.Pkg, '/')+1:]}
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpMapWrite || a.Effect.Op == effects.OpClaim {
			near = append(near, a.Effect.Site.Func.Symbol())
		}
	}
	for _, w := range words(near...) {
		if slices.Contains(revokeWords, w) {
			return true
		}
	}
	return false
}

var revokeWords = []string{"revoke", "revoked", "revocation", "blacklist", "blocklist", "denylist", "denied", "deny", "jti", "logout", "blacklisted"}

// idempotencyMove proposes a set that all instances share.
func idempotencyMove(k *Case, opt Options) string {
	if st := k.State("idempotency"); st != nil && outside(st) != "" {
		return outside(st)
	}
	if k.revocations() {
		return "keep revoked tokens in a shared store" + suchAs(sharedStore(opt)) + " until they would have expired, and look there"
	}
	return "claim the key in a shared store before the work: SET NX with an expiry" + in(opt.library("idempotency", "redis")) + ", or a unique index written in the same transaction"
}

// sharedStore names a store for keys with an expiry, with the library to reach it.
func sharedStore(opt Options) string { return "Redis" + in(opt.library("idempotency", "redis")) }

// in names the library that does it, in brackets.
func in(lib string) string {
	if lib == "" {
		return ""
	}
	return " (" + lib + ")"
}
