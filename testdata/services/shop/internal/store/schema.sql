CREATE TABLE IF NOT EXISTS users (
	id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, salt TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS products (
	sku TEXT PRIMARY KEY, name TEXT NOT NULL, category TEXT NOT NULL, price BIGINT NOT NULL, stock INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS orders (
	id TEXT PRIMARY KEY, number TEXT NOT NULL, customer TEXT NOT NULL, email TEXT NOT NULL, total BIGINT NOT NULL,
	status TEXT NOT NULL, payment_ref TEXT NOT NULL UNIQUE, created BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS order_lines (
	order_id TEXT NOT NULL REFERENCES orders (id), sku TEXT NOT NULL, qty INTEGER NOT NULL, price BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS reservations (id TEXT PRIMARY KEY, sku TEXT NOT NULL, qty INTEGER NOT NULL, expires BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS refunds (order_id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS payouts (day TEXT PRIMARY KEY, total BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS coupons (code TEXT PRIMARY KEY, percent INTEGER NOT NULL, remaining INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS gift_cards (code TEXT PRIMARY KEY, balance BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS promotions (category TEXT PRIMARY KEY, percent INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS taxes (country TEXT PRIMARY KEY, permille INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS views (sku TEXT PRIMARY KEY, count BIGINT NOT NULL);

INSERT INTO products (sku, name, category, price, stock) VALUES
	('tea-green', 'Green tea, 100 g', 'tea', 890, 120),
	('tea-black', 'Black tea, 100 g', 'tea', 790, 80),
	('pot-iron', 'Cast-iron teapot', 'ware', 5900, 12),
	('cup-set', 'Set of four cups', 'ware', 2400, 30)
	ON CONFLICT (sku) DO NOTHING;
INSERT INTO coupons (code, percent, remaining) VALUES ('WELCOME', 10, 100) ON CONFLICT (code) DO NOTHING;
INSERT INTO gift_cards (code, balance) VALUES ('GIFT-50', 5000) ON CONFLICT (code) DO NOTHING;
INSERT INTO taxes (country, permille) VALUES ('DE', 190), ('FR', 200), ('AT', 200) ON CONFLICT (country) DO NOTHING;
