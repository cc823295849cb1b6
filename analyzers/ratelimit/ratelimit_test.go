package ratelimit_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/ratelimit"
)

func Test(t *testing.T) { casetest.Run(t, ratelimit.Analyzer) }
