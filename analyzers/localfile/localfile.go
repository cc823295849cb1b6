package localfile

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind localfile.
var Analyzer = rule.New("localfile", doc)
