// Package firestore stands in for cloud.google.com/go/firestore.
package firestore

// A Client is a client of Firestore.
type Client struct{ _ int }
