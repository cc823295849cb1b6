package localqueue_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/localqueue"
)

func TestCases(t *testing.T) { casetest.Run(t, localqueue.Analyzer) }
