// Package config stands in for github.com/RichardKnop/machinery/v2/config.
package config

// A Config is a server's configuration.
type Config struct{ Broker string }
