// Package mongodbstore stands in for github.com/alexedwards/scs/mongodbstore.
package mongodbstore

import (
	"time"

	"go.mongodb.org/mongo-driver/mongo"
)

// A MongoDBStore keeps sessions in MongoDB.
type MongoDBStore struct{ db *mongo.Database }

// New returns a store over db *mongo.Database.
func New(db *mongo.Database) *MongoDBStore { return &MongoDBStore{db} }

// Find reads a session.
func (s *MongoDBStore) Find(token string) ([]byte, bool, error) { return nil, false, nil }

// Commit writes a session.
func (s *MongoDBStore) Commit(token string, b []byte, expiry time.Time) error { return nil }

// Delete removes a session.
func (s *MongoDBStore) Delete(token string) error { return nil }
