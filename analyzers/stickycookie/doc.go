// Package stickycookie reports affinity cookies, and the instance's identity in answers.
//
// A handler reads, sets or forwards a cookie or header by which a load balancer pins
// clients to an instance, or it puts the identity of this instance (host name, pod
// name, instance id) into a cookie, a header, a redirect or a URL, or routes or owns
// work by it. The service then depends on the next request coming back to the same
// instance, and loses the user when that instance goes away.
//
// What counts: AWSALB, JSESSIONID, SERVERID, fly-replay and their like; the host name, pod
// name or address in a cookie, a redirect, a response header or a URL in an answer; a
// branch that asks whether something in the database or the request belongs to this
// instance. A header with the host name that nothing here reads is a warning, the rest
// are errors.
//
// What does not: the host name in logs, metrics and traces, in requests to other services,
// and as a plain value in a body, as health and version pages have it; a lease in
// background code that any instance can take over.
//
// The message reads:
//
//	Join puts the identity of this instance into a cookie (reached from POST /join, Join
//	at join.go:18): the client brings the cookie to every instance, and what it names is
//	gone with this one; put the session's id into the cookie, and what belongs to it into a
//	shared store [stickycookie]
//
// Before:
//
//	func Join(w http.ResponseWriter, r *http.Request) {
//		host, _ := os.Hostname()
//		http.SetCookie(w, &http.Cookie{Name: "game", Value: host})
//	}
//
// After:
//
//	func Join(w http.ResponseWriter, r *http.Request) {
//		// What the next request needs is in the shared store, under the session's id.
//	}
package stickycookie
