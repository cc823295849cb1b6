package localcron_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/localcron"
)

func TestCases(t *testing.T) { casetest.Run(t, localcron.Analyzer) }
