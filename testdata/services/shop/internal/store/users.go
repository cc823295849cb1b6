package store

import (
	"context"
	"database/sql"
)

// User is a customer with an account.
type User struct {
	ID    string
	Email string
	Salt  string
	Hash  string
}

// Users reads and writes the users table.
type Users struct {
	db *sql.DB
}

// NewUsers returns the users kept in db.
func NewUsers(db *sql.DB) *Users { return &Users{db: db} }

// Create adds a user. It reports false if the address is taken.
func (u *Users) Create(ctx context.Context, r User) (bool, error) {
	res, err := u.db.ExecContext(ctx, `
		INSERT INTO users (id, email, salt, hash) VALUES ($1, $2, $3, $4) ON CONFLICT (email) DO NOTHING`,
		r.ID, r.Email, r.Salt, r.Hash)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// ByEmail returns the user with the given address.
func (u *Users) ByEmail(ctx context.Context, email string) (User, error) {
	var r User
	err := u.db.QueryRowContext(ctx, `SELECT id, email, salt, hash FROM users WHERE email = $1`, email).
		Scan(&r.ID, &r.Email, &r.Salt, &r.Hash)
	return r, one(err)
}

// SetPassword replaces the password of a user.
func (u *Users) SetPassword(ctx context.Context, email, salt, hash string) error {
	_, err := u.db.ExecContext(ctx, `UPDATE users SET salt = $1, hash = $2 WHERE email = $3`, salt, hash, email)
	return err
}
