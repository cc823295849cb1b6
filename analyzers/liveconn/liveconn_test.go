package liveconn_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/liveconn"
)

func TestCases(t *testing.T) { casetest.Run(t, liveconn.Analyzer) }
