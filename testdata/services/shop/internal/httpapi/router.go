// Package httpapi is the public API of the shop.
package httpapi

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"

	"example.com/shop/internal/auth"
	"example.com/shop/internal/cart"
	"example.com/shop/internal/catalog"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/live"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/orders"
	"example.com/shop/internal/partner"
	"example.com/shop/internal/pricing"
	"example.com/shop/internal/reviews"
	"example.com/shop/internal/store"
)

// API serves the public API. Fields marked optional may be nil: their routes
// are not there then.
type API struct {
	DB        *sql.DB
	Redis     *redis.Client // optional
	Users     *store.Users
	Sessions  *auth.Manager
	Guard     *auth.LoginGuard
	OAuth     *auth.OAuth // optional
	Codes     *auth.ResetCodes
	Tokens    *auth.TokenIssuer
	Refresh   *auth.RefreshTokens // optional
	Partners  *partner.Tokens     // optional
	Carts     *cart.Service
	Catalog   *catalog.Service
	Images    catalog.ImageStore
	Views     *catalog.Views
	Exchange  *pricing.Exchange
	Reviews   reviews.Repository
	Checkout  *checkout.Service
	Shipping  *checkout.Shipping
	Webhook   *checkout.Webhook
	Refunds   *checkout.Refunds
	Orders    *store.Orders
	Invoices  *orders.Invoices
	Receipts  *orders.Receipts // optional
	Returns   *orders.Returns
	Mailer    *notify.Mailer
	Stock     *live.Hub
	Events    *live.OrderEvents
	CookieKey []byte // optional, for drafts
	Instance  string // name of this machine
}

// Handler returns the routes of the API.
func (a *API) Handler() http.Handler {
	r := gin.New()
	r.Use(gin.Recovery(), requestLog(), secureHeaders(), servedBy(), maintenance())
	r.GET("/healthz", a.health)

	count, stats := visitors()
	api := r.Group("/api", count, rateLimit(10, 20))
	api.GET("/stats", stats)
	api.POST("/users", a.register)
	api.POST("/login", a.login)
	api.POST("/logout", a.logout)
	api.GET("/me", a.requireUser, a.me)
	api.POST("/password/forgot", a.forgotPassword)
	api.POST("/password/reset", a.resetPassword)
	if a.OAuth != nil {
		api.GET("/oauth/start", a.oauthStart)
		api.GET("/oauth/callback", a.oauthCallback)
	}
	api.POST("/tokens", a.requireUser, a.issueToken)
	api.DELETE("/tokens", a.revokeToken)

	api.GET("/products", a.products)
	api.GET("/products/:sku", a.product)
	api.GET("/products/:sku/image", a.image)
	api.GET("/products/:sku/reviews", a.reviews)
	api.POST("/products/:sku/reviews", a.requireUser, a.addReview)
	api.GET("/shipping/:country", a.shipping)

	api.GET("/cart", a.cart)
	api.POST("/cart/items", a.addItem)
	api.POST("/cart/bulk", a.addItems)
	api.DELETE("/cart/items/:sku", a.removeItem)
	api.PUT("/cart/coupon", a.setCoupon)
	api.POST("/cart/hold", a.hold)
	api.PUT("/theme/:name", setTheme)

	api.POST("/orders", a.requireUser, idempotent(), a.placeOrder)
	api.GET("/orders/:id", a.requireUser, a.order)
	api.GET("/orders/:id/invoice", a.requireUser, a.invoice)
	api.POST("/orders/:id/refund", a.requireUser, a.refund)
	if a.Receipts != nil {
		api.POST("/orders/:id/receipt", a.requireUser, a.receipt)
	}
	api.POST("/returns", a.requireUser, a.openReturn)
	api.POST("/returns/:number/photo", a.uploadPhoto)
	api.GET("/returns/:number/photo", a.photo)
	if len(a.CookieKey) > 0 {
		api.PUT("/draft", a.saveDraft)
		api.GET("/draft", a.draft)
	}

	api.GET("/live", a.liveEndpoint)
	api.GET("/live/stock", gin.WrapH(a.Stock))
	api.GET("/live/ping", gin.WrapF(live.Ping))
	r.POST("/webhooks/payments", a.paymentEvent)
	if a.Redis != nil {
		guests := newGuests(a.Redis)
		api.GET("/recent", gin.WrapH(guests.handler(guests.list)))
		api.POST("/recent", gin.WrapH(guests.handler(guests.add)))
		api.GET("/orders/events", gin.WrapH(a.Events))
		api.POST("/newsletter", newRedisLimit(a.Redis, 3).middleware, a.newsletter)
		api.POST("/tokens/refresh", a.refreshToken)
	}
	if a.Partners != nil {
		r.POST("/partner/login", a.partnerLogin)
		r.POST("/partner/logout", a.partnerLogout)
		r.GET("/partner/feed", a.partnerFeed)
	}
	return r
}
