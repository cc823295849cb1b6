package session_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/session"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, session.Analyzer) }
