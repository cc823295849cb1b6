package stickycookie

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind stickycookie.
var Analyzer = rule.New("stickycookie", doc)
