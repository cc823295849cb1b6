package embeddeddb_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/embeddeddb"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func Test(t *testing.T) { casetest.Run(t, embeddeddb.Analyzer) }
