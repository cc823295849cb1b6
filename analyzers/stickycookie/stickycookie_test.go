package stickycookie_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
	"github.com/hiddenstate/hiddenstate/analyzers/stickycookie"
)

func Test(t *testing.T) { casetest.Run(t, stickycookie.Analyzer) }
