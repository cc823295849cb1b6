// Package fiber2 registers handlers with version 2 of github.com/gofiber/fiber.
package fiber2

import "github.com/gofiber/fiber/v2"

type api struct{}

func (a *api) login(c *fiber.Ctx) error { return nil } // want `^fiber: POST /login$`

func (a *api) item(c *fiber.Ctx) error { return nil } // want `^fiber: GET /api/v1/items/:id$`

func (a *api) all(c *fiber.Ctx) error { return nil } // want `^fiber: /all$`

func (a *api) routed(c *fiber.Ctx) error { return nil } // want `^fiber: PUT /grouped/routed$`

func (a *api) nobody(c *fiber.Ctx) error { return nil } // want `^fiber:$`

func auth(c *fiber.Ctx) error { return c.Next() } // want `^fiber: middleware$`

func app(a *api) *fiber.App {
	app := fiber.New()
	app.Use(auth)
	app.Post("/login", a.login)
	v1 := app.Group("/api").Group("/v1")
	v1.Get("/items/:id", a.item)
	app.All("/all", a.all)
	app.Route("/grouped", func(r fiber.Router) {
		r.Put("/routed", a.routed)
	})
	return app
}
