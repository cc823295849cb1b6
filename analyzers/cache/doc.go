// Package cache reports copies, in this process, of values from elsewhere.
//
// Values that come from a database, a file or another service are kept in this process.
// Instances that have copies of different age answer differently.
//
// What counts: LRU and TTL libraries, map memos, sync.Map, snapshots of policies,
// templates and configuration. It is for information if the entries expire or are read
// again, a warning if only this instance invalidates them or if they never expire, an
// error if nothing fills it from a source, which makes it the only copy.
//
// What does not: a memo of a pure function of its key, such as a compiled regular
// expression or what reflection says of a type; a handle or template that is built once;
// what one request remembers for itself; a sync.Pool.
//
// The message reads:
//
//	Catalog.products keeps in this process's memory copies of values that come from
//	elsewhere (written by GET /products/{id}, Catalog.Get at catalog.go:30): a change made
//	through another instance is not seen here: entries are invalidated only in the process
//	that handles the change; use a shared cache such as Redis (redis/go-redis/v9), or give
//	entries a short expiry and tell the other instances of changes [cache]
//
// How it decides: a library's cache by its constructor, and by the time to live that it is
// given; other containers if what is put there was read from outside the process, or if the
// function that fills them looks there first, reaches outside and returns what it got; a name
// such as "cache" alone counts with less confidence.
//
// Before:
//
//	func (c *Catalog) Get(id string) Product {
//		if p, ok := c.products[id]; ok {
//			return p
//		}
//		p := c.load(id)
//		c.products[id] = p
//		return p
//	}
//
//	func (c *Catalog) Update(p Product) {
//		c.save(p)
//		delete(c.products, p.ID)
//	}
//
// After:
//
//	func (c *Catalog) Update(ctx context.Context, p Product) {
//		c.save(p)
//		c.rdb.Publish(ctx, "product-changed", p.ID) // every instance deletes its copy
//	}
package cache
