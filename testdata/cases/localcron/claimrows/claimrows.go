// Package claimrows sends mails that wait in a table. Each is claimed before it
// is sent, so that one instance sends it.
package claimrows

import (
	"context"
	"database/sql"
	"net/smtp"
	"time"
)

// Run sends mails until ctx ends.
func Run(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil {
		time.Sleep(time.Second)
		send(ctx, db)
	}
}

func send(ctx context.Context, db *sql.DB) {
	rows, err := db.QueryContext(ctx, `UPDATE mails SET state = 'sending' WHERE id IN (
		SELECT id FROM mails WHERE state = 'new' LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING recipient`)
	if err != nil {
		return
	}
	defer rows.Close()
	for rows.Next() {
		var to string
		if rows.Scan(&to) == nil {
			smtp.SendMail("localhost:25", nil, "shop@example.com", []string{to}, []byte("Hello"))
		}
	}
}
