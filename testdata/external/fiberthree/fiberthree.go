// Package fiberthree has a service of fiber's version 3 keep everything that its
// middleware keeps in whichever storage the configuration names.
package fiberthree

import (
	"time"

	"github.com/gofiber/fiber/v3"
	"github.com/gofiber/fiber/v3/middleware/cache"
	"github.com/gofiber/fiber/v3/middleware/csrf"
	"github.com/gofiber/fiber/v3/middleware/idempotency"
	"github.com/gofiber/fiber/v3/middleware/limiter"
	"github.com/gofiber/fiber/v3/middleware/session"
	"github.com/gofiber/storage/redis/v3"
)

type lock struct{ keys fiber.Storage }

// Lock waits until no other instance has the key.
func (l lock) Lock(key string) error { return l.keys.Set(key, []byte{1}, time.Minute) }

// Unlock gives the key back.
func (l lock) Unlock(key string) error { return l.keys.Delete(key) }

func login(c fiber.Ctx) error {
	session.FromContext(c).Set("user", c.FormValue("user"))
	return c.SendStatus(fiber.StatusNoContent)
}

// Routes wires the site over Redis.
func Routes(app *fiber.App, url string) {
	st := redis.New(redis.Config{URL: url})
	app.Use(session.New(session.Config{Storage: st, IdleTimeout: time.Hour}))
	app.Use(limiter.New(limiter.Config{Max: 60, Expiration: time.Minute, Storage: st}))
	app.Use(csrf.New(csrf.Config{Storage: st}))
	app.Use(idempotency.New(idempotency.Config{Storage: st, Lock: lock{st}}))
	app.Use(cache.New(cache.Config{Expiration: time.Minute, Storage: st}))
	app.Post("/login", login)
}
