package localqueue

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind localqueue.
var Analyzer = rule.New("localqueue", doc)
