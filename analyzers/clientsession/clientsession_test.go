package clientsession_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers/clientsession"
	"github.com/hiddenstate/hiddenstate/analyzers/internal/casetest"
)

func TestCases(t *testing.T) { casetest.Run(t, clientsession.Analyzer) }
