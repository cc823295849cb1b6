package sessionstore_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/sessionstore"
)

func TestCases(t *testing.T) { casetest.Run(t, sessionstore.Analyzer) }
