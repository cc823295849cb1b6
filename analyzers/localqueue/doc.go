// Package localqueue reports accepted work that only this process holds.
//
// A request starts work, is answered, and the work waits or runs in this process only: in
// a channel, a slice or a batch that a goroutine drains, in an in-memory broker, or in a
// goroutine that nobody waits for. When the instance dies, the work is lost although the
// caller was told that all is well.
//
// What counts: channels and lists filled by requests and drained by background code;
// go statements whose work leaves the process: mail, webhooks, database writes.
//
// What does not: goroutines joined before the response, goroutines that only log or
// count, publishing to a real broker.
//
// It is an error, because somebody was told that all is well. Where only GET and HEAD
// requests leave the work behind, nobody was promised anything, and it is a warning. A
// loop that does nothing but flush such a queue is reported with the queue.
//
// The message reads:
//
//	SignUp starts sendWelcomeMail in a goroutine that nobody waits for (reached from POST
//	/signup, SignUp at signup.go:30): what was accepted but not yet done is lost when this
//	instance dies; before answering, hand the work to a broker or a transactional outbox
//	such as riverqueue/river [localqueue]
//
// Before:
//
//	func SignUp(w http.ResponseWriter, r *http.Request) {
//		save(r)
//		go sendWelcomeMail(r.FormValue("email"))
//		w.WriteHeader(http.StatusCreated)
//	}
//
// After:
//
//	func SignUp(w http.ResponseWriter, r *http.Request) {
//		tx := begin(r.Context())
//		save(tx, r)
//		river.InsertTx(r.Context(), tx, WelcomeMail{To: r.FormValue("email")}, nil)
//		tx.Commit(r.Context())
//		w.WriteHeader(http.StatusCreated)
//	}
package localqueue
