package processkey_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/processkey"
)

func Test(t *testing.T) { casetest.Run(t, processkey.Analyzer) }
