// Package orders makes what belongs to an order: its number, its papers and
// its return.
package orders

import (
	"fmt"
	"sync/atomic"
	"time"
)

var lastNumber atomic.Int64

// NextNumber returns the number of the next order, as printed on the invoice.
func NextNumber() string {
	return fmt.Sprintf("%s-%05d", time.Now().Format("060102"), lastNumber.Add(1))
}
