package normal

import "testing"

var testRenames = []Rename{
	{Old: "github.com/Shopify/sarama", New: "github.com/IBM/sarama"},
	{Old: "github.com/garyburd/redigo", New: "github.com/gomodule/redigo"},
	{Old: "github.com/satori/go.uuid", New: "github.com/gofrs/uuid"},
	{Old: "gopkg.in/redis", New: "github.com/redis/go-redis"},
}

func TestName(t *testing.T) {
	tests := []struct{ name, key, major string }{
		// standard library
		{"os.WriteFile", "os.WriteFile", ""},
		{"(*sync.Map).Store", "(*sync.Map).Store", ""},
		{"(net/http.Handler).ServeHTTP", "(net/http.Handler).ServeHTTP", ""},
		{"net/http.Server.Handler", "net/http.Server.Handler", ""},
		{"math/rand/v2.IntN", "math/rand.IntN", "v2"},
		{"(error).Error", "(error).Error", ""},
		{"(interface).Close", "(interface).Close", ""},
		// pointer and value receivers
		{"(*github.com/gin-gonic/gin.RouterGroup).GET", "(*github.com/gin-gonic/gin.RouterGroup).GET", ""},
		{"(github.com/redis/go-redis/v9.cmdable).SetNX", "(github.com/redis/go-redis.cmdable).SetNX", "v9"},
		// the major version last in the path
		{"(*github.com/gofiber/fiber/v2.App).Get", "(*github.com/gofiber/fiber.App).Get", "v2"},
		{"github.com/gofiber/fiber/v3.New", "github.com/gofiber/fiber.New", "v3"},
		{"github.com/google/go-github/v72/github.DeliveryID", "github.com/google/go-github/github.DeliveryID", "v72"},
		// and in the middle of it
		{"github.com/gofiber/fiber/v2/middleware/session.New", "github.com/gofiber/fiber/middleware/session.New", "v2"},
		{"(*go.etcd.io/etcd/client/v3/concurrency.Mutex).Lock", "(*go.etcd.io/etcd/client/concurrency.Mutex).Lock", "v3"},
		{"github.com/gofiber/fiber/v2/middleware/session.Config.Storage", "github.com/gofiber/fiber/middleware/session.Config.Storage", "v2"},
		// versions 0 and 1 are no majors
		{"k8s.io/api/core/v1.NewPod", "k8s.io/api/core.NewPod", ""},
		{"example.com/x/v0/y.F", "example.com/x/y.F", ""},
		// two of them: the first is the module's
		{"example.com/m/v2/api/v3.F", "example.com/m/api.F", "v2"},
		// what looks like one and is none
		{"example.com/v2ray.F", "example.com/v2ray.F", ""},
		{"example.com/video/v.F", "example.com/video/v.F", ""},
		// gopkg.in
		{"gopkg.in/yaml.v3.Unmarshal", "gopkg.in/yaml.Unmarshal", "v3"},
		{"(*gopkg.in/yaml.v3.Decoder).Decode", "(*gopkg.in/yaml.Decoder).Decode", "v3"},
		{"gopkg.in/natefinch/lumberjack.v2.Logger", "gopkg.in/natefinch/lumberjack.Logger", "v2"},
		{"gopkg.in/mgo.v2/bson.Marshal", "gopkg.in/mgo/bson.Marshal", "v2"},
		{"gopkg.in/check.v1.Suite", "gopkg.in/check.Suite", ""},
		// +incompatible: no major in the path
		{"(*github.com/patrickmn/go-cache.cache).Set", "(*github.com/patrickmn/go-cache.cache).Set", ""},
		// dots in the last element
		{"(*github.com/nats-io/nats.go.Conn).Publish", "(*github.com/nats-io/nats.go.Conn).Publish", ""},
		{"github.com/throttled/throttled/v2/store/goredisstore.v9.NewCtx", "github.com/throttled/throttled/store/goredisstore.v9.NewCtx", "v2"},
		// what a generator writes into the user's packages
		{"github.com/oapi-codegen/oapi-codegen/v2:Handler*", "github.com/oapi-codegen/oapi-codegen:Handler*", "v2"},
		// generics
		{"(*github.com/hashicorp/golang-lru/v2.Cache[K, V]).Add", "(*github.com/hashicorp/golang-lru.Cache).Add", "v2"},
		{"(*sync/atomic.Pointer[example.com/m/v2.T]).Store", "(*sync/atomic.Pointer).Store", ""},
		{"example.com/m.F[[]map[string]int]", "example.com/m.F", ""},
		// repositories that have moved
		{"(github.com/Shopify/sarama.SyncProducer).SendMessage", "(github.com/IBM/sarama.SyncProducer).SendMessage", ""},
		{"(*github.com/garyburd/redigo/redis.Pool).Get", "(*github.com/gomodule/redigo/redis.Pool).Get", ""},
		{"github.com/satori/go.uuid.NewV4", "github.com/gofrs/uuid.NewV4", ""},
		{"gopkg.in/redis.v5.NewClient", "github.com/redis/go-redis.NewClient", "v5"},
		{"github.com/Shopify/sarama2.New", "github.com/Shopify/sarama2.New", ""},
	}
	for _, tt := range tests {
		key, major := Name(tt.name, testRenames)
		if key != tt.key || major != tt.major {
			t.Errorf("Name(%q) = %q, %q, want %q, %q", tt.name, key, major, tt.key, tt.major)
		}
		if again, _ := Name(key, testRenames); again != key {
			t.Errorf("Name(%q) = %q, want a fixed point", key, again)
		}
	}
}

func TestType(t *testing.T) {
	tests := []struct{ typ, want string }{
		{"error", "error"},
		{"[]byte", "[]byte"},
		{"map[string]string", "map[string]string"},
		{"*github.com/gofiber/fiber/v2.Ctx", "*github.com/gofiber/fiber.Ctx"},
		{"[]*github.com/ThreeDotsLabs/watermill/message.Message", "[]*github.com/ThreeDotsLabs/watermill/message.Message"},
		{"*github.com/riverqueue/river.Job[T]", "*github.com/riverqueue/river.Job"},
		{"func(a, b int)", "func(a, b int)"},
		{"_", "_"},
		{"*_.Server", "*_.Server"},
	}
	for _, tt := range tests {
		if got := Type(tt.typ, testRenames); got != tt.want {
			t.Errorf("Type(%q) = %q, want %q", tt.typ, got, tt.want)
		}
	}
}

func TestPath(t *testing.T) {
	tests := []struct{ path, key, major string }{
		{"context", "context", ""},
		{"net/http", "net/http", ""},
		{"github.com/labstack/echo/v4", "github.com/labstack/echo", "v4"},
		{"github.com/labstack/echo/v4/middleware", "github.com/labstack/echo/middleware", "v4"},
		{"gopkg.in/mgo.v2/bson", "gopkg.in/mgo/bson", "v2"},
		{"github.com/Shopify/sarama", "github.com/IBM/sarama", ""},
		{"github.com/nats-io/nats.go", "github.com/nats-io/nats.go", ""},
	}
	for _, tt := range tests {
		if key, major := Path(tt.path, testRenames); key != tt.key || major != tt.major {
			t.Errorf("Path(%q) = %q, %q, want %q, %q", tt.path, key, major, tt.key, tt.major)
		}
	}
}
