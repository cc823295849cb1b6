package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"example.com/shop/internal/admin"
	"example.com/shop/internal/auth"
	"example.com/shop/internal/cart"
	"example.com/shop/internal/catalog"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/config"
	"example.com/shop/internal/httpapi"
	"example.com/shop/internal/jobs"
	"example.com/shop/internal/live"
	"example.com/shop/internal/metrics"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/orders"
	"example.com/shop/internal/partner"
	"example.com/shop/internal/pricing"
	"example.com/shop/internal/reviews"
	"example.com/shop/internal/store"
)

// app is the shop put together.
type app struct {
	api       *httpapi.API
	admin     *admin.Server
	scheduler *jobs.Scheduler
	workers   []func(context.Context)
	closers   []func() error
}

func (a *app) close() {
	for _, c := range a.closers {
		if err := c(); err != nil {
			slog.Warn("closing", "err", err)
		}
	}
}

// build puts the shop together.
func build(ctx context.Context, cfg config.Config, instance string) (*app, error) {
	db, err := store.Open(ctx, cfg.DatabaseURL, cfg.DataDir)
	if err != nil {
		return nil, err
	}
	rdb, err := store.OpenRedis(ctx, cfg.RedisAddr)
	if err != nil {
		slog.Warn("running without redis", "err", err)
	}

	catalogue, err := catalog.New(store.NewProducts(db))
	if err != nil {
		return nil, err
	}
	promotions, err := catalog.LoadPromotions(ctx, db)
	if err != nil {
		return nil, err
	}
	images, err := catalog.NewDiskImages(filepath.Join(cfg.DataDir, "images"))
	if err != nil {
		return nil, err
	}
	invoices, err := orders.NewInvoices(filepath.Join(cfg.DataDir, "invoices"))
	if err != nil {
		return nil, err
	}
	returns, err := orders.NewReturns(filepath.Join(cfg.DataDir, "returns"))
	if err != nil {
		return nil, err
	}
	tokens, err := auth.NewTokenIssuer(cfg.TokenSecret, time.Hour)
	if err != nil {
		return nil, err
	}
	orderStore := store.NewOrders(db)
	events := live.NewOrderEvents(rdb)
	webhook, err := checkout.NewWebhook(cfg.WebhookKey, orderStore, events)
	if err != nil {
		return nil, err
	}

	var carts cart.Store = cart.NewMemoryStore()
	var once checkout.Once = checkout.NewSQLOnce(db)
	if rdb != nil {
		carts = cart.NewRedisStore(rdb)
		once = checkout.NewRedisOnce(rdb)
	}
	var (
		cartService = cart.NewService(carts)
		gateway     = checkout.NewGateway(cfg.PaymentURL)
		mailer      = notify.NewMailer(cfg.SMTPAddr)
		hooks       = notify.NewHooks()
		stock       = live.NewHub()
		views       = catalog.NewViews(db)
		statsd      = metrics.Statsd{Addr: cfg.StatsdAddr}
	)
	api := &httpapi.API{
		DB: db, Redis: rdb, Users: store.NewUsers(db), Sessions: auth.NewManager(12 * time.Hour),
		Guard: auth.NewLoginGuard(), Codes: auth.NewResetCodes(), Tokens: tokens,
		Carts: cartService, Catalog: catalogue, Images: images, Views: views,
		Exchange: pricing.NewExchange(cfg.RatesURL), Reviews: reviews.NewRepository(),
		Checkout: checkout.NewService(checkout.Parts{
			Carts: cartService, Catalog: catalogue, Promotions: promotions, Products: store.NewProducts(db),
			Orders: orderStore, Taxes: pricing.NewTaxes(db), Coupons: checkout.NewCoupons(db),
			GiftCards: checkout.NewGiftCards(db), Gateway: gateway, Warehouse: checkout.NewWarehouse(cfg.WarehouseURL),
			Mailer: mailer, Hooks: hooks, Stock: stock, Statsd: statsd,
		}),
		Shipping: checkout.NewShipping(cfg.CarrierURLs), Webhook: webhook,
		Refunds: checkout.NewRefunds(once, gateway, orderStore), Orders: orderStore,
		Invoices: invoices, Returns: returns, Mailer: mailer, Stock: stock, Events: events,
		CookieKey: []byte(cfg.CookieKey), Instance: instance,
	}
	if rdb != nil {
		api.Refresh = auth.NewRefreshTokens(rdb)
	}
	if cfg.OAuthURL != "" {
		api.OAuth = auth.NewOAuth(cfg.OAuthURL)
	}
	if cfg.PartnerSecret != "" {
		api.Partners = partner.NewTokens(cfg.PartnerSecret)
	}
	if cfg.BucketURL != "" {
		api.Receipts = orders.NewReceipts(orders.NewBucket(cfg.BucketURL))
	}

	a := &app{
		api: api,
		admin: admin.New(admin.Parts{
			DB: db, Catalog: catalogue, Promotions: promotions, Images: images, Hooks: hooks, Password: cfg.AdminPassword,
		}),
		scheduler: jobs.NewScheduler(db, rdb, orderStore, mailer),
		workers: []func(context.Context){
			mailer.Run,
			stock.Run,
			func(ctx context.Context) { views.Run(ctx, 10*time.Second) },
			func(ctx context.Context) { statsd.Flush(ctx, 10*time.Second) },
			func(ctx context.Context) { jobs.ReleaseReservations(ctx, db, time.Minute) },
		},
		closers: []func() error{db.Close},
	}
	if rdb != nil {
		a.closers = append(a.closers, rdb.Close)
	}
	if cfg.SupplierURL != "" {
		a.workers = append(a.workers, jobs.NewSupplier(cfg.SupplierURL, catalogue).Follow)
	}
	return a, nil
}
