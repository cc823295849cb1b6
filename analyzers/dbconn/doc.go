// Package dbconn reports database connections and transactions kept across requests.
//
// A transaction, a dedicated connection, a LISTEN, a temporary table, a SET or a
// session-level advisory lock is kept after the request that began it. It exists on this
// instance's connection only.
//
// What counts: transactions and pinned connections in maps, fields and variables that
// outlive the request.
//
// What does not: a transaction that begins and ends in one request; the pool itself and
// prepared statements; a connection that only background code uses.
//
// The message reads:
//
//	Editor.open keeps database transactions open across requests (written by POST /edit,
//	Editor.Begin at edit.go:28): the next request must reach the instance that holds them,
//	and a restart rolls back what they had begun; finish the transaction within the
//	request, and keep what must wait as rows with a version [dbconn]
//
// Before:
//
//	func (e *Editor) Begin(w http.ResponseWriter, r *http.Request) {
//		tx, _ := e.db.Begin()
//		e.open[r.FormValue("doc")] = tx
//	}
//
// After:
//
//	func (e *Editor) Save(w http.ResponseWriter, r *http.Request) {
//		_, err := e.db.ExecContext(r.Context(), "UPDATE drafts SET body = $1, version = version + 1 WHERE id = $2 AND version = $3",
//			r.FormValue("body"), r.FormValue("doc"), r.FormValue("version"))
//		reply(w, err)
//	}
package dbconn
