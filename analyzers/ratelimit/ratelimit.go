package ratelimit

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind ratelimit.
var Analyzer = rule.New("ratelimit", doc)
