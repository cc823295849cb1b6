// Package embeddeddb reports databases on the local disk or in memory.
//
// Requests are served from a database or an index in this process: SQLite, bbolt, badger,
// LevelDB, Pebble, Bleve. Another instance has other data, and a lost disk loses it.
//
// What counts: embedded databases that request paths use, also as the default branch of a
// configuration with a server elsewhere.
//
// What does not: the same driver name with a server's data source name; data files that
// are built with the program or only read.
//
// The message reads:
//
//	Store.db keeps the service's data in an embedded database (SQLite) of this instance
//	(used by POST /notes, Create at notes.go:25): another instance has different data,
//	and the data is lost with the disk; use a server database such as PostgreSQL
//	[embeddeddb]
//
// Before:
//
//	db, err := sql.Open("sqlite3", "data/app.db")
//
// After:
//
//	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
package embeddeddb
