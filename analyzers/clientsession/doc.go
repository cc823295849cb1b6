// Package clientsession reports sessions that the client carries in a cookie.
//
// The session's data travels in a cookie. That needs no store, and it has limits: browsers
// keep about 4096 bytes for a cookie, and a token that was issued cannot be taken back
// before it expires.
//
// What counts: cookie sessions whose payload is large or without bound, JWTs accepted
// without a way to revoke them in a program that has a logout.
//
// What does not: a cookie store whose key the process makes up, which is processkey.
//
// The message reads:
//
//	saveDraft keeps data of unbounded size in a cookie (reached from POST /draft, Save at
//	draft.go:20): browsers drop cookies above 4096 bytes, and with them the session; keep
//	the data in a shared store and only its key in the cookie [clientsession]
//
// Before:
//
//	session.Values["draft"] = r.FormValue("body")
//	session.Save(r, w)
//
// After:
//
//	drafts.Put(r.Context(), id, r.FormValue("body"))
//	session.Values["draft"] = id
//	session.Save(r, w)
package clientsession
