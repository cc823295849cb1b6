package models_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

func TestHandler(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	tests := []struct{ fn, framework string }{
		{"NetHTTP", "net/http"},
		{"Shop.ServeHTTP", "net/http"},
		{"Shop.Login", "net/http"}, // a method value, with an alias
		{"Gin", "gin"},
		{"Router", "httprouter"},
		{"Echo4", "echo"},
		{"Echo5", "echo"},
		{"Fiber2", "fiber"},
		{"Fiber3", "fiber"},
		{"Task", "asynq"},
		{"Shop.ConsumeClaim", "kafka"},
		{"Shop.Work", "river"},
		{"Shop.Reconcile", "controller-runtime"},
		{"Unary", "gRPC"},

		{"NoParams", ""},
		{"Result", ""},
		{"Value", ""},
		{"Swapped", ""},
		{"More", ""},
		{"Variadic", ""},
		{"Own", ""},          // another type called Context
		{"Endpoint", ""},     // too common: by conversion only
		{"Middleware", ""},   // no handler itself
		{"Plain", ""},        // a context and something else
		{"Runnable", ""},     // by registration only
		{"Shop.Consume", ""}, // the signature of ConsumeClaim under another name
	}
	for _, tt := range tests {
		fn := u.fn(t, "example.com/shop."+tt.fn)
		method := ""
		if fn.Signature().Recv() != nil {
			method = fn.Name()
		}
		got := ""
		if r := table.Handler(fn.Signature(), method); r != nil {
			got = r.Framework
		}
		if got != tt.framework {
			t.Errorf("Handler(%s) = %q, want %q", tt.fn, got, tt.framework)
		}
	}
}

// The method of an interface is no function type: a function of its signature is
// no handler.
func TestHandlerMethodOnly(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	sig := u.fn(t, "example.com/shop.Shop.ConsumeClaim").Signature()
	if r := table.Handler(sig, ""); r != nil {
		t.Errorf("Handler = %+v for a function, want nil", r)
	}
}

func TestGenerated(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	tests := []struct {
		fn, framework string
		handler       int8
	}{
		{"RegisterGreeterServer", "gRPC", 1},
		{"RegisterOldServer", "gRPC", 1},
		{"NewGreeterHandler", "connect", 0},
		{"HandlerFromMux", "oapi-codegen", 0},
		{"RegisterServer", "", 0}, // no parameters
		{"RegisterThings", "", 0}, // another name
		{"NewShopHandler", "", 0}, // other results
		{"NetHTTP", "", 0},
	}
	for _, tt := range tests {
		r := table.Generated(u.fn(t, "example.com/shop."+tt.fn))
		if r == nil {
			r = new(models.Registration)
		}
		if r.Framework != tt.framework || r.Handler != tt.handler {
			t.Errorf("Generated(%s) = %+v, want %s with handler %d", tt.fn, *r, tt.framework, tt.handler)
		}
	}
}

func BenchmarkFunc(b *testing.B) {
	u := newUniverse()
	fns := []string{"net/http.HandleFunc", "github.com/gin-gonic/gin.Engine.POST", "example.com/shop.Plain"}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		fn := u.fn(b, fns[1])
		for b.Loop() {
			models.NewTable(nil).Func(fn)
		}
	})
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		table := models.NewTable(nil)
		fn := u.fn(b, fns[1])
		for b.Loop() {
			table.Func(fn)
		}
	})
}

func BenchmarkHandler(b *testing.B) {
	u, table := newUniverse(), models.NewTable(nil)
	for _, name := range []string{"Gin", "Plain", "Endpoint", "NoParams", "Own", "Fiber3"} {
		sig := u.fn(b, "example.com/shop."+name).Signature()
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				table.Handler(sig, "")
			}
		})
	}
}

// Looking a signature up costs no memory unless a name fits and the path does not.
func TestHandlerAllocs(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	for _, name := range []string{"Gin", "Plain", "Endpoint", "NoParams", "Own"} {
		sig := u.fn(t, "example.com/shop."+name).Signature()
		if n := testing.AllocsPerRun(100, func() { table.Handler(sig, "") }); n != 0 {
			t.Errorf("Handler(%s) allocates %v times", name, n)
		}
	}
}
