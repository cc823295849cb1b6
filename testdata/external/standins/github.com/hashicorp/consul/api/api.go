// Package api stands in for github.com/hashicorp/consul/api.
package api

// A Client is a client of Consul.
type Client struct{ _ int }
