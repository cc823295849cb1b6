package sessionstore_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/sessionstore"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, sessionstore.Analyzer) }
