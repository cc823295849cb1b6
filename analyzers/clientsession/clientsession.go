package clientsession

import (
	_ "embed"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports findings of the kind clientsession.
var Analyzer = rule.New("clientsession", doc)
