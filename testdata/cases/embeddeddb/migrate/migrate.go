// Package migrate is a command that copies an old file into the server database,
// once. Nothing of it serves.
package main

import (
	"database/sql"
	"log"
	"os"

	_ "github.com/lib/pq"
	_ "github.com/ncruces/go-sqlite3/driver"
)

func main() {
	old, err := sql.Open("sqlite3", "file:old.db?mode=ro")
	if err != nil {
		log.Fatal(err)
	}
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	rows, err := old.Query("SELECT name FROM users")
	if err != nil {
		log.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			log.Fatal(err)
		}
		if _, err := db.Exec("INSERT INTO users (name) VALUES ($1)", name); err != nil {
			log.Fatal(err)
		}
	}
}
