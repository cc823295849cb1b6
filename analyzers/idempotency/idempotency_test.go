package idempotency_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/idempotency"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, idempotency.Analyzer) }
