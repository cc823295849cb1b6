// Package scsstores keeps logins in whichever store the configuration names.
package scsstores

import (
	"database/sql"
	"net/http"

	"cloud.google.com/go/firestore"
	"github.com/alexedwards/scs/bunstore"
	"github.com/alexedwards/scs/cockroachdbstore"
	"github.com/alexedwards/scs/consulstore"
	"github.com/alexedwards/scs/etcdstore"
	scsfirestore "github.com/alexedwards/scs/firestore"
	"github.com/alexedwards/scs/goredisstore"
	"github.com/alexedwards/scs/gormstore"
	"github.com/alexedwards/scs/mongodbstore"
	"github.com/alexedwards/scs/mssqlstore"
	"github.com/alexedwards/scs/mysqlstore"
	"github.com/alexedwards/scs/pgxstore"
	"github.com/alexedwards/scs/postgresstore"
	"github.com/alexedwards/scs/redisstore"
	"github.com/alexedwards/scs/v2"
	"github.com/gomodule/redigo/redis"
	"github.com/hashicorp/consul/api"
	"github.com/jackc/pgx/v5/pgxpool"
	goredis "github.com/redis/go-redis/v9"
	"github.com/uptrace/bun"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.mongodb.org/mongo-driver/mongo"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Clients are the connections that the service has.
type Clients struct {
	DB        *sql.DB
	Pool      *pgxpool.Pool
	Redigo    *redis.Pool
	Redis     *goredis.Client
	Mongo     *mongo.Database
	Etcd      *clientv3.Client
	Consul    *api.Client
	Firestore *firestore.Client
}

func store(name string, c Clients) (scs.Store, error) {
	switch name {
	case "postgres":
		return postgresstore.New(c.DB), nil
	case "mysql":
		return mysqlstore.New(c.DB), nil
	case "mssql":
		return mssqlstore.New(c.DB), nil
	case "cockroachdb":
		return cockroachdbstore.New(c.DB), nil
	case "pgx":
		return pgxstore.New(c.Pool), nil
	case "redigo":
		return redisstore.New(c.Redigo), nil
	case "mongodb":
		return mongodbstore.New(c.Mongo), nil
	case "etcd":
		return etcdstore.New(c.Etcd), nil
	case "consul":
		return consulstore.New(c.Consul), nil
	case "firestore":
		return scsfirestore.New(c.Firestore), nil
	}
	return goredisstore.New(c.Redis), nil
}

type site struct{ sessions *scs.SessionManager }

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	s.sessions.Put(r.Context(), "user", r.FormValue("user"))
}

// Routes wires the site over one of the stores.
func Routes(mux *http.ServeMux, name string, c Clients) (http.Handler, error) {
	st, err := store(name, c)
	if err != nil {
		return nil, err
	}
	s := &site{scs.New()}
	s.sessions.Store = st
	mux.HandleFunc("POST /login", s.login)
	return s.sessions.LoadAndSave(mux), nil
}

// GORM wires the site over the database of gorm.
func GORM(mux *http.ServeMux, dsn string) (http.Handler, error) {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
	if err != nil {
		return nil, err
	}
	st, err := gormstore.New(db)
	if err != nil {
		return nil, err
	}
	s := &site{scs.New()}
	s.sessions.Store = st
	mux.HandleFunc("POST /login", s.login)
	return s.sessions.LoadAndSave(mux), nil
}

// Bun wires the site over the database of bun.
func Bun(mux *http.ServeMux, dsn string) (http.Handler, error) {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, err
	}
	st, err := bunstore.New(bun.NewDB(db, nil))
	if err != nil {
		return nil, err
	}
	s := &site{scs.New()}
	s.sessions.Store = st
	mux.HandleFunc("POST /login", s.login)
	return s.sessions.LoadAndSave(mux), nil
}
