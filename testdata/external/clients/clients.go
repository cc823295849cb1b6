// Package clients holds handles of other systems the way services hold them, in
// fields and in package-level variables, and uses them for every request.
package clients

import (
	"context"
	"database/sql"
	"expvar"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/bradfitz/gomemcache/memcache"
	redigo "github.com/gomodule/redigo/redis"
	"github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

var (
	orders   = promauto.NewCounterVec(prometheus.CounterOpts{Name: "orders_total"}, []string{"item"})
	seconds  = promauto.NewHistogram(prometheus.HistogramOpts{Name: "order_seconds"})
	requests = expvar.NewInt("requests")
	tracer   = otel.Tracer("shop")
	db       *sql.DB
	logger   = slog.Default()
)

// A Shop takes orders.
type Shop struct {
	rdb     *redis.Client
	redigo  *redigo.Pool
	pool    *pgxpool.Pool
	mc      *memcache.Client
	mongo   *mongo.Collection
	s3      *s3.Client
	gcs     *storage.BucketHandle
	azure   *azblob.Client
	counter metric.Int64Counter
	http    *http.Client
}

// New connects to everything.
func New(ctx context.Context, coll *mongo.Collection) (*Shop, error) {
	opts, err := redis.ParseURL(os.Getenv("REDIS_URL"))
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		return nil, err
	}
	if db, err = sql.Open("pgx", os.Getenv("DATABASE_URL")); err != nil {
		return nil, err
	}
	gcs, err := storage.NewClient(ctx)
	if err != nil {
		return nil, err
	}
	azure, err := azblob.NewClientFromConnectionString(os.Getenv("AZURE"), nil)
	if err != nil {
		return nil, err
	}
	counter, err := otel.Meter("shop").Int64Counter("orders")
	if err != nil {
		return nil, err
	}
	return &Shop{
		rdb:     redis.NewClient(opts),
		redigo:  &redigo.Pool{Dial: func() (redigo.Conn, error) { return redigo.DialURL(os.Getenv("REDIS_URL")) }},
		pool:    pool,
		mc:      memcache.New(os.Getenv("MEMCACHED")),
		mongo:   coll,
		s3:      s3.New(s3.Options{Region: os.Getenv("REGION")}),
		gcs:     gcs.Bucket(os.Getenv("BUCKET")),
		azure:   azure,
		counter: counter,
		http:    &http.Client{Timeout: time.Second},
	}, nil
}

func (s *Shop) order(w http.ResponseWriter, r *http.Request) {
	ctx, span := tracer.Start(r.Context(), "order", trace.WithSpanKind(trace.SpanKindServer))
	defer span.End()
	begun := time.Now()
	defer func() { seconds.Observe(time.Since(begun).Seconds()) }()
	requests.Add(1)
	item := r.FormValue("item")
	orders.WithLabelValues(item).Inc()
	s.counter.Add(ctx, 1)
	logger.InfoContext(ctx, "order", "item", item)
	if err := s.store(ctx, item, r.Body); err != nil {
		span.RecordError(err)
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (s *Shop) store(ctx context.Context, item string, body io.Reader) error {
	if err := s.rdb.Set(ctx, "order:"+item, "1", time.Hour).Err(); err != nil {
		return err
	}
	conn := s.redigo.Get()
	defer conn.Close()
	if _, err := conn.Do("SETEX", "seen:"+item, 60, "1"); err != nil {
		return err
	}
	if _, err := s.pool.Exec(ctx, "INSERT INTO orders (item) VALUES ($1)", item); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "UPDATE items SET sold = sold + 1 WHERE item = $1", item); err != nil {
		return err
	}
	if err := s.mc.Set(&memcache.Item{Key: item, Value: []byte("sold"), Expiration: 60}); err != nil {
		return err
	}
	if _, err := s.mongo.InsertOne(ctx, map[string]string{"item": item}); err != nil {
		return err
	}
	bucket := os.Getenv("BUCKET")
	if _, err := s.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &item, Body: body}); err != nil {
		return err
	}
	out := s.gcs.Object(item).NewWriter(ctx)
	if _, err := io.Copy(out, strings.NewReader(item)); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	_, err := s.azure.UploadStream(ctx, "orders", item, body, nil)
	return err
}

// Routes wires the shop.
func (s *Shop) Routes(mux *http.ServeMux) { mux.HandleFunc("POST /orders", s.order) }
