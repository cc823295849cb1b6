// Package sessionstore reports hygiene of the shared store that holds sessions.
//
// Sessions are in a shared store, as they should be, but the way they are there will hurt:
// keys without an expiry grow for ever, a single node is a single point of failure, a
// loopback address is a store of this instance after all, a shared limiter falls back to
// memory without a word.
//
// What counts: session and token keys written without expiry, a client for a single node,
// a loopback address outside tests, no TLS, a password in the source, a silent fallback to
// memory.
//
// What does not: the same client for data that can be lost.
//
// The message reads:
//
//	saveToken writes session data without an expiry (reached from POST /login, Login at
//	login.go:40): keys of users who never come back stay for ever; give every session
//	key an expiry that each use extends [sessionstore]
//
// Before:
//
//	rdb.Set(ctx, "session:"+id, data, 0)
//
// After:
//
//	rdb.Set(ctx, "session:"+id, data, 24*time.Hour)
package sessionstore
