// Package limit stands in for github.com/zeromicro/go-zero/core/limit.
package limit

import "github.com/zeromicro/go-zero/core/stores/redis"

// A PeriodLimit counts in Redis.
type PeriodLimit struct{ store *redis.Redis }

// A PeriodOption sets an option.
type PeriodOption func(l *PeriodLimit)

// NewPeriodLimit returns a limiter.
func NewPeriodLimit(period, quota int, limitStore *redis.Redis, keyPrefix string, opts ...PeriodOption) *PeriodLimit {
	return &PeriodLimit{limitStore}
}

// Take asks for a permit.
func (h *PeriodLimit) Take(key string) (int, error) { return 1, nil }
