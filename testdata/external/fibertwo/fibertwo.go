// Package fibertwo has a service of fiber's version 2 keep everything that its
// middleware keeps in whichever storage the configuration names.
package fibertwo

import (
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/cache"
	"github.com/gofiber/fiber/v2/middleware/csrf"
	"github.com/gofiber/fiber/v2/middleware/idempotency"
	"github.com/gofiber/fiber/v2/middleware/limiter"
	"github.com/gofiber/fiber/v2/middleware/session"
	"github.com/gofiber/storage/dynamodb/v2"
	"github.com/gofiber/storage/etcd/v2"
	"github.com/gofiber/storage/memcache/v2"
	"github.com/gofiber/storage/mongodb/v2"
	"github.com/gofiber/storage/mysql/v2"
	"github.com/gofiber/storage/nats"
	"github.com/gofiber/storage/postgres/v3"
	"github.com/gofiber/storage/redis/v3"
	"github.com/gofiber/storage/rueidis"
	"github.com/gofiber/storage/s3/v2"
	"github.com/gofiber/storage/valkey"
)

func storage(name, url string) fiber.Storage {
	switch name {
	case "dynamodb":
		return dynamodb.New(dynamodb.Config{Endpoint: url})
	case "etcd":
		return etcd.New(etcd.Config{Endpoints: url})
	case "memcache":
		return memcache.New(memcache.Config{Servers: url})
	case "mongodb":
		return mongodb.New(mongodb.Config{ConnectionURI: url})
	case "mysql":
		return mysql.New(mysql.Config{ConnectionURI: url})
	case "nats":
		return nats.New(nats.Config{URLs: url})
	case "postgres":
		return postgres.New(postgres.Config{ConnectionURI: url})
	case "rueidis":
		return rueidis.New(rueidis.Config{URL: url})
	case "s3":
		return s3.New(s3.Config{Bucket: url})
	case "valkey":
		return valkey.New(valkey.Config{URL: url})
	}
	return redis.New(redis.Config{URL: url})
}

type lock struct{ keys fiber.Storage }

// Lock waits until no other instance has the key.
func (l lock) Lock(key string) error { return l.keys.Set(key, []byte{1}, time.Minute) }

// Unlock gives the key back.
func (l lock) Unlock(key string) error { return l.keys.Delete(key) }

type site struct{ sessions *session.Store }

func (s *site) login(c *fiber.Ctx) error {
	sess, err := s.sessions.Get(c)
	if err != nil {
		return err
	}
	sess.Set("user", c.FormValue("user"))
	return sess.Save()
}

// Routes wires the site over one of the storages.
func Routes(app *fiber.App, name, url string) {
	st := storage(name, url)
	s := &site{session.New(session.Config{Storage: st, Expiration: time.Hour})}
	app.Use(limiter.New(limiter.Config{Max: 60, Expiration: time.Minute, Storage: st}))
	app.Use(csrf.New(csrf.Config{Storage: st}))
	app.Use(idempotency.New(idempotency.Config{Storage: st, Lock: lock{st}}))
	app.Use(cache.New(cache.Config{Expiration: time.Minute, Storage: st}))
	app.Post("/login", s.login)
}
