package globalstate_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/globalstate"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, globalstate.Analyzer) }
