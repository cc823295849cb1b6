package classify

import "github.com/hiddenstate/hiddenstate/passes/models"

// owned returns the import path, shortened, of a library that takes state of the
// kind and that the module has already, "" if it has none. Candidates, if given,
// narrow the choice to paths that contain one of them.
func (o Options) owned(kind string, candidates ...string) string {
	m := models.MoveOf(kind)
	if m == nil || o.Has == nil {
		return ""
	}
	for _, l := range m.Libraries {
		if matches(l.Import, candidates) && o.Has(l.Import) {
			return short(l.Import)
		}
	}
	return ""
}

// hasRedis reports whether the module talks to Redis already.
func (o Options) hasRedis() bool {
	if o.Has == nil {
		return false
	}
	for _, path := range [...]string{"github.com/redis/go-redis/v9", "github.com/redis/rueidis", "github.com/gomodule/redigo/redis"} {
		if o.Has(path) {
			return true
		}
	}
	return false
}

// limitMove says where a count that requests are held against should go.
func limitMove(k *Case, opt Options) string {
	gateway := ", or enforce the limit at the gateway; the N-th part of the limit for each instance holds only while requests are spread evenly"
	if lib := opt.owned("ratelimit"); lib != "" {
		return "count in a shared store with " + lib + gateway
	}
	if opt.hasRedis() {
		return "count in the Redis that the service has (INCR with an expiry)" + gateway
	}
	return "count in a shared store such as Redis (INCR with an expiry)" + gateway
}
