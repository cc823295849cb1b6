// Package clientsession reports sessions that the client carries in a cookie.
//
// The session's data travels with the client. That needs no store, and it has limits: a
// browser keeps about 4096 bytes of a cookie, and a token that was issued cannot be taken back
// before it expires.
//
// What counts: data of the request that is encoded into a cookie and has no bound, a list
// that grows or text of any length; the same in a session of gorilla/sessions or
// gin-contrib/sessions whose store is a cookie store; a JWT that is accepted because of its
// signature, in a service whose logout only takes the cookie away.
//
// What does not: an id or a token in a cookie, values of fixed size, text whose length the
// code compares with a limit or whose field has a maximum in its tag; a token that is looked
// up anywhere between the request and the handler; a service without a logout. A cookie store
// whose key the process makes up is a processkey.
//
// Data without a bound is a warning, a token that cannot be taken back is for information.
//
// The message reads:
//
//	saveDraft keeps a list that can grow without a bound in a cookie (reached from
//	PUT /draft, saveDraft at draft.go:22): a browser keeps about 4096 bytes of a cookie: a
//	longer one is dropped or refused, and what it held is lost; keep the data in a shared
//	store and only its key in the cookie, or refuse input that makes it longer [clientsession]
//
// Before:
//
//	data, err := json.Marshal(draft)
//	http.SetCookie(w, &http.Cookie{Name: "draft", Value: base64.URLEncoding.EncodeToString(data)})
//
// After:
//
//	if err := drafts.Save(r.Context(), id, draft); err != nil {
//		http.Error(w, "try again", http.StatusServiceUnavailable)
//		return
//	}
//	http.SetCookie(w, &http.Cookie{Name: "draft", Value: id})
package clientsession
