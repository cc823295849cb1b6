package sessionstore

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind sessionstore.
var Analyzer = rule.New("sessionstore", doc)
