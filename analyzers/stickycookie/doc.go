// Package stickycookie reports affinity cookies, and the instance's identity in answers.
//
// A handler reads, sets or forwards a cookie or header by which a load balancer pins
// clients to an instance, or it puts the identity of this instance (host name, pod
// name, instance id) into a cookie, a header, a redirect or a URL, or routes or owns
// work by it. The service then depends on the next request coming back to the same
// instance, and loses the user when that instance goes away.
//
// What counts: AWSALB, JSESSIONID, SERVERID, fly-replay and their like; the host name in
// a cookie, a redirect or a response header.
//
// What does not: the host name in logs, metrics, traces, health and version pages, which
// is for information at most.
//
// The message reads:
//
//	Redirect puts the identity of this instance into the response header fly-replay
//	(reached from GET /play, Redirect at play.go:18): the next request depends on
//	reaching this very instance; serve the request from any instance: key what follows
//	by the user or the session, not by the instance [stickycookie]
//
// Before:
//
//	func Redirect(w http.ResponseWriter, r *http.Request) {
//		host, _ := os.Hostname()
//		http.SetCookie(w, &http.Cookie{Name: "SERVERID", Value: host})
//	}
//
// After:
//
//	func Redirect(w http.ResponseWriter, r *http.Request) {
//		// What the next request needs is in the shared store, under the session's id.
//	}
package stickycookie
