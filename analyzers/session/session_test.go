package session_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/session"
)

func TestCases(t *testing.T) { casetest.Run(t, session.Analyzer) }
