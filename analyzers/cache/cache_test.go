package cache_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/cache"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, cache.Analyzer) }
