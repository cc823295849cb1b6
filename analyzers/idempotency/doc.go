// Package idempotency reports sets of handled keys and revoked tokens that one instance keeps.
//
// A set is asked before the work is done and filled when it is, and it is in this
// process's memory. A repetition that reaches another instance, or comes after a
// restart, is handled a second time: charged, mailed or accepted twice.
//
// What counts: idempotency keys, webhook and message ids, nonces, the ids of revoked
// tokens, logout deny-lists, in a map, a sync.Map or an LRU.
//
// What does not: a set that lives within one request, de-duplication by a unique index
// or by SET NX in a shared store.
//
// The message reads:
//
//	seen keeps the keys of what was handled already in this process's memory (written by
//	POST /webhook, Webhook at hook.go:22): a repetition that reaches another instance, or
//	comes after a restart, is handled a second time; claim the key in a shared store before
//	the work: SET NX with an expiry (redis/go-redis/v9), or a unique index written in the
//	same transaction [idempotency]
//
// For revoked tokens it says that the token is still accepted by every other instance.
//
// How it decides: the key is an idempotency key, or the value says no more than that the key
// is there or since when, and a request looks the key up before it sets it. Names such as
// "revoked" or "processed" help where the look-up is in another function.
//
// Before:
//
//	var seen sync.Map
//
//	func Webhook(w http.ResponseWriter, r *http.Request) {
//		if _, again := seen.LoadOrStore(r.Header.Get("Webhook-Id"), true); again {
//			return
//		}
//		charge(r)
//	}
//
// After:
//
//	func Webhook(w http.ResponseWriter, r *http.Request) {
//		first, err := rdb.SetNX(r.Context(), "hook:"+r.Header.Get("Webhook-Id"), 1, 24*time.Hour).Result()
//		if err != nil || !first {
//			return
//		}
//		charge(r)
//	}
package idempotency
