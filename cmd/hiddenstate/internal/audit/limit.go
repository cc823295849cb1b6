package audit

import (
	"fmt"
	"time"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// limit returns the limit that a limiter or counter is set to by constants, nil
// if there is none.
func (b *builder) limit(f *classify.Finding) *sizing.Limit {
	if f.Limit == nil {
		return nil
	}
	at := b.position(f.Limit.Pos, "")
	return &sizing.Limit{
		Value: f.Limit.Count, Per: interval(f.Limit.Window), Burst: f.Limit.Burst, What: f.Limit.What,
		Origin: fmt.Sprintf("constant at %s:%d", at.File, at.Line),
	}
}

// interval renders the time that a limit is for, "" for none.
func interval(d time.Duration) string {
	switch d {
	case 0:
		return ""
	case time.Second:
		return "s"
	case time.Minute:
		return "min"
	case time.Hour:
		return "h"
	case 24 * time.Hour:
		return "day"
	}
	return classify.Duration(d)
}
