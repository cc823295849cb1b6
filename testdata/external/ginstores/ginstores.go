// Package ginstores keeps the sessions of a service of gin's in whichever store
// the configuration names.
package ginstores

import (
	"database/sql"
	"net/http"
	"os"

	"github.com/bradfitz/gomemcache/memcache"
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	gormsessions "github.com/gin-contrib/sessions/gorm"
	"github.com/gin-contrib/sessions/memcached"
	"github.com/gin-contrib/sessions/mongo/mongodriver"
	"github.com/gin-contrib/sessions/mongo/mongomgo"
	"github.com/gin-contrib/sessions/postgres"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
	"github.com/globalsign/mgo"
	"go.mongodb.org/mongo-driver/mongo"
	gormpostgres "gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Clients are the connections that the service has.
type Clients struct {
	DB        *sql.DB
	Memcached *memcache.Client
	Mongo     *mongo.Collection
	Mgo       *mgo.Collection
}

func store(name string, c Clients) (sessions.Store, error) {
	key := []byte(os.Getenv("SESSION_KEY"))
	switch name {
	case "cookie":
		return cookie.NewStore(key), nil
	case "memcached":
		return memcached.NewStore(c.Memcached, "", key), nil
	case "mongo":
		return mongodriver.NewStore(c.Mongo, 3600, true, key), nil
	case "mgo":
		return mongomgo.NewStore(c.Mgo, 3600, true, key), nil
	case "postgres":
		return postgres.NewStore(c.DB, key)
	}
	return redis.NewStore(10, "tcp", os.Getenv("REDIS_ADDR"), "", os.Getenv("REDIS_PASSWORD"), key)
}

func login(c *gin.Context) {
	s := sessions.Default(c)
	s.Set("user", c.PostForm("user"))
	if err := s.Save(); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
	}
}

// Routes wires the site over one of the stores.
func Routes(r *gin.Engine, name string, c Clients) error {
	st, err := store(name, c)
	if err != nil {
		return err
	}
	r.Use(sessions.Sessions("site", st))
	r.POST("/login", login)
	return nil
}

// GORM wires the site over the database of gorm.
func GORM(r *gin.Engine, dsn string) error {
	db, err := gorm.Open(gormpostgres.Open(dsn), &gorm.Config{})
	if err != nil {
		return err
	}
	r.Use(sessions.Sessions("site", gormsessions.NewStore(db, true, []byte(os.Getenv("SESSION_KEY")))))
	r.POST("/login", login)
	return nil
}
