package localfile_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/localfile"
)

func Test(t *testing.T) { casetest.Run(t, localfile.Analyzer) }
