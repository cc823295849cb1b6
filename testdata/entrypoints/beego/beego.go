// Package beego is a service on beego, whose routes name methods of controllers.
package beego

import (
	"github.com/beego/beego/v2/server/web"
	"github.com/beego/beego/v2/server/web/context"
)

// Account holds the handlers of one account.
type Account struct{ web.Controller }

func (c *Account) Prepare() {} // want `beego: middleware`

func (c *Account) SignUp() { c.ServeJSON() } // want `beego: POST /signup`

func (c *Account) SignOut() { c.ServeJSON() } // want `beego: GET /signout; POST /signout`

func (c *Account) Health() { c.ServeJSON() } // want `beego: /health`

// user is what handlers have in common, and no handler.
func (c *Account) user() string { return c.Ctx.Input.Session("user").(string) }

// Rename is registered nowhere.
func (c *Account) Rename() { c.Ctx.WriteString(c.user()) }

// Orders is registered without names.
type Orders struct{ web.Controller }

func (c *Orders) Get() { c.ServeJSON() } // want `beego: /orders`

// Totals is no method of the framework's interface.
func (c *Orders) Totals() { c.ServeJSON() }

// Pages is registered as a whole.
type Pages struct{ web.Controller }

func (c *Pages) About() { c.ServeJSON() } // want `beego:`

func (c *Pages) Imprint() { c.ServeJSON() } // want `beego:`

// Title is called by templates.
func (c *Pages) Title() string { return "shop" }

func denied(ctx *context.Context) { ctx.WriteString("no") } // want `beego: \*`

// Routes registers everything.
func Routes() {
	web.Router("/signup", &Account{}, "post:SignUp")
	web.Router("/signout", &Account{}, "get,post:SignOut")
	web.Router("/health", &Account{}, "*:Health")
	web.Router("/orders", &Orders{})
	web.AutoRouter(&Pages{})
	web.InsertFilter("*", web.BeforeRouter, denied)
}
