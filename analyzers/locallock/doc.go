// Package locallock reports locks of one process around data that all instances share.
//
// A mutex, keyed lock, singleflight or file lock protects a section that reads and writes
// shared data: a database, an object store, a remote API. The invariant holds in one
// instance only; two instances run the section at the same time.
//
// What counts: locks whose section reaches another system, worst where it checks and then
// acts.
//
// What does not: a mutex that guards nothing but this process's memory.
//
// The message reads:
//
//	Service.mu locks a section that reads and writes shared data (reached from POST
//	/reserve, Reserve at stock.go:33): the lock excludes requests of this instance only,
//	so two instances do the same at the same time; use a row lock, a unique constraint,
//	or a lock that every instance respects such as go-redsync/redsync [locallock]
//
// Before:
//
//	func (s *Service) Reserve(ctx context.Context, sku string) error {
//		s.mu.Lock()
//		defer s.mu.Unlock()
//		if s.stock(ctx, sku) == 0 {
//			return errSoldOut
//		}
//		return s.decrement(ctx, sku)
//	}
//
// After:
//
//	func (s *Service) Reserve(ctx context.Context, sku string) error {
//		res, err := s.db.ExecContext(ctx, "UPDATE stock SET n = n - 1 WHERE sku = $1 AND n > 0", sku)
//		if err != nil {
//			return err
//		}
//		if n, _ := res.RowsAffected(); n == 0 {
//			return errSoldOut
//		}
//		return nil
//	}
package locallock
