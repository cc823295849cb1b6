package locallock_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/locallock"
)

func TestCases(t *testing.T) { casetest.Run(t, locallock.Analyzer) }
