package auth

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
)

const iterations = 100_000

// HashPassword returns a new salt and the hash of the password with it.
func HashPassword(password string) (salt, hash string, err error) {
	salt = rand.Text()
	hash, err = derive(password, salt)
	return salt, hash, err
}

// CheckPassword reports whether the password belongs to salt and hash.
func CheckPassword(password, salt, hash string) bool {
	got, err := derive(password, salt)
	return err == nil && subtle.ConstantTimeCompare([]byte(got), []byte(hash)) == 1
}

func derive(password, salt string) (string, error) {
	key, err := pbkdf2.Key(sha256.New, password, []byte(salt), iterations, 32)
	return hex.EncodeToString(key), err
}
