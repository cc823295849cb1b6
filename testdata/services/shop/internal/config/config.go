// Package config reads the settings of the service from its environment.
package config

import "os"

// Config holds the settings of one shop process. An empty URL switches the
// feature behind it off, or to the simpler alternative its comment names.
type Config struct {
	PublicAddr string // address of the public API
	AdminAddr  string // address of the back office
	DataDir    string // uploads, invoices and the default database

	DatabaseURL string // PostgreSQL; empty: SQLite in DataDir
	RedisAddr   string // empty: store.DefaultRedisAddr

	TokenSecret   string // signs API tokens
	PartnerSecret string // signs partner tokens; empty: no partner API
	CookieKey     string // signs cookies; empty: no checkout drafts
	AdminPassword string // empty: nobody can sign in to the back office

	PaymentURL   string // empty: orders are paid on account
	WebhookKey   string // shared with the payment provider
	CarrierURLs  string // comma-separated; empty: flat shipping rate
	RatesURL     string // exchange rates; empty: the built-in table
	WarehouseURL string // empty: shipments are not announced
	SupplierURL  string // stock feed; empty: stock is kept by hand
	BucketURL    string // object store for receipts; empty: no receipts
	OAuthURL     string // identity provider; empty: passwords only
	SMTPAddr     string // empty: mail goes to the log
	StatsdAddr   string // empty: metrics are only served at /debug/vars
}

// FromEnv reads the configuration from environment variables.
func FromEnv() Config {
	return Config{
		PublicAddr:    env("PUBLIC_ADDR", ":8080"),
		AdminAddr:     env("ADMIN_ADDR", ":8081"),
		DataDir:       env("DATA_DIR", "data"),
		DatabaseURL:   os.Getenv("DATABASE_URL"),
		RedisAddr:     os.Getenv("REDIS_ADDR"),
		TokenSecret:   os.Getenv("TOKEN_SECRET"),
		PartnerSecret: os.Getenv("PARTNER_SECRET"),
		CookieKey:     os.Getenv("COOKIE_KEY"),
		AdminPassword: os.Getenv("ADMIN_PASSWORD"),
		PaymentURL:    os.Getenv("PAYMENT_URL"),
		WebhookKey:    os.Getenv("WEBHOOK_KEY"),
		CarrierURLs:   os.Getenv("CARRIER_URLS"),
		RatesURL:      os.Getenv("RATES_URL"),
		WarehouseURL:  os.Getenv("WAREHOUSE_URL"),
		SupplierURL:   os.Getenv("SUPPLIER_URL"),
		BucketURL:     os.Getenv("BUCKET_URL"),
		OAuthURL:      os.Getenv("OAUTH_URL"),
		SMTPAddr:      os.Getenv("SMTP_ADDR"),
		StatsdAddr:    os.Getenv("STATSD_ADDR"),
	}
}

func env(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}
