package processkey

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind processkey.
var Analyzer = rule.New("processkey", doc)
