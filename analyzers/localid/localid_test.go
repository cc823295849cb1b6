package localid_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/localid"
)

func Test(t *testing.T) { casetest.Run(t, localid.Analyzer) }
