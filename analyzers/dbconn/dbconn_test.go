package dbconn_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/dbconn"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, dbconn.Analyzer) }
