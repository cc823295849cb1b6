// Package localid reports sequences of one process used as identifiers.
//
// A counter of this process, or a generator with the same node number everywhere, yields
// identifiers that are stored or handed out. Two instances hand out the same ones, and a
// restart begins again.
//
// What counts: a counter or atomic whose value is stored or returned, snowflake.NewNode
// with a constant, sonyflake with its default machine id.
//
// What does not: UUIDs, ULIDs and xids; counters that only feed metrics or log lines.
//
// The message reads:
//
//	nextID counts up identifiers in this process (written by POST /orders, Create at
//	orders.go:51): two instances hand out the same identifiers, and a restart begins
//	again; use a database sequence, or identifiers that need no coordination such as
//	UUIDv7 [localid]
//
// Before:
//
//	var nextID atomic.Int64
//
//	func Create(w http.ResponseWriter, r *http.Request) {
//		order := Order{ID: nextID.Add(1)}
//		save(order)
//	}
//
// After:
//
//	func Create(w http.ResponseWriter, r *http.Request) {
//		order := Order{ID: uuid.Must(uuid.NewV7())}
//		save(order)
//	}
package localid
