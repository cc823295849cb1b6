package models_test

import (
	"go/types"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

func TestKey(t *testing.T) {
	u := newUniverse()
	tests := []struct{ fn, key, major string }{
		{"net/http.HandleFunc", "net/http.HandleFunc", ""},
		{"net/http.Handler.ServeHTTP", "(net/http.Handler).ServeHTTP", ""},
		// promoted methods are those of the type that declares them
		{"github.com/gin-gonic/gin.Engine.POST", "(*github.com/gin-gonic/gin.RouterGroup).POST", ""},
		{"github.com/patrickmn/go-cache.Cache.Set", "(*github.com/patrickmn/go-cache.cache).Set", ""},
		{"github.com/redis/go-redis/v9.Client.SetNX", "(github.com/redis/go-redis.cmdable).SetNX", "v9"},
		// majors, generics, moved repositories
		{"github.com/gofiber/fiber/v3/middleware/session.New", "github.com/gofiber/fiber/middleware/session.New", "v3"},
		{"sync/atomic.Pointer.Store", "(*sync/atomic.Pointer).Store", ""},
		{"github.com/danielgtaylor/huma/v2.Get", "github.com/danielgtaylor/huma.Get", "v2"},
		{"github.com/Shopify/sarama.PartitionConsumer.Messages", "(github.com/IBM/sarama.PartitionConsumer).Messages", ""},
	}
	for _, tt := range tests {
		if key, major := models.Key(u.fn(t, tt.fn)); key != tt.key || major != tt.major {
			t.Errorf("Key(%s) = %q, %q, want %q, %q", tt.fn, key, major, tt.key, tt.major)
		}
	}
}

// A method of an instantiated type has the key of its origin.
func TestKeyInstance(t *testing.T) {
	u := newUniverse()
	named := u.typ(t, "sync/atomic.Pointer").Type().(*types.Named)
	inst, err := types.Instantiate(nil, named, []types.Type{types.Typ[types.Int]}, true)
	if err != nil {
		t.Fatal(err)
	}
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(inst), true, nil, "Store")
	const want = "(*sync/atomic.Pointer).Store"
	if key, _ := models.Key(obj.(*types.Func)); key != want {
		t.Errorf("Key = %q, want %q", key, want)
	}
}

func TestFieldKey(t *testing.T) {
	u := newUniverse()
	key, major := models.FieldKey(u.typ(t, "github.com/gofiber/fiber/v2/middleware/session.Config"), "Storage")
	if want := "github.com/gofiber/fiber/middleware/session.Config.Storage"; key != want || major != "v2" {
		t.Errorf("FieldKey = %q, %q, want %q, v2", key, major, want)
	}
	universal := types.Universe.Lookup("error").(*types.TypeName)
	if key, _ := models.FieldKey(universal, "x"); key != "error.x" {
		t.Errorf("FieldKey of a universal type = %q", key)
	}
}

func TestNormalize(t *testing.T) {
	key, major := models.Normalize("(*github.com/go-redis/redis/v8.PubSub).Receive")
	if want := "(*github.com/redis/go-redis.PubSub).Receive"; key != want || major != "v8" {
		t.Errorf("Normalize = %q, %q, want %q, v8", key, major, want)
	}
}
