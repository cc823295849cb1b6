// Package sessionstore reports hygiene of the shared store that holds sessions.
//
// Sessions are in a shared store, as they should be, but the way they are there will hurt:
// keys without an expiry stay for ever, a store of one node takes all sessions down with it,
// a loopback address is a store of this machine after all, a shared counter falls back to
// memory without a word.
//
// What counts: a session, token, cart or one-time code written without an expiry (an expiry of
// zero, SET without EX, a hash that nothing lets expire); a client of a single node that
// session data goes through, if no client for a failover or a cluster stands beside it; a
// loopback address, also as the default when nothing is configured; a password in the source;
// a counter of httprate-redis without FallbackDisabled.
//
// What does not: the same calls for data that is no session. The key's text tells which is
// which ("session:", "refresh:"), or that the key is what a cookie brought; failing both, the
// name of the function. A write whose expiry is not a constant is taken to be fine.
//
// A missing expiry, a loopback address and a password in the source are warnings. A single
// node at a configured address is for information: a managed store with a failover looks the
// same from here.
//
// The message reads:
//
//	Tokens.issue writes tokens to the shared store without an expiry (reached from
//	POST /token, Tokens.create at tokens.go:23): the keys of users who never come back stay
//	for ever, and a stolen one stays valid; give every such key an expiry, and extend it
//	with each use [sessionstore]
//
// Before:
//
//	rdb.Set(ctx, "refresh:"+token, user, 0)
//
// After:
//
//	rdb.Set(ctx, "refresh:"+token, user, 30*24*time.Hour)
package sessionstore
