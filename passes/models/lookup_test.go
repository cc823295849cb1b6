package models_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// One example for each form of entry point.
func TestRegistrations(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	tests := []struct {
		fn                     string
		form                   models.Form
		handler, route, method int8
		verb                   string
		group                  bool
	}{
		{"net/http.HandleFunc", models.Register, 1, 0, -1, "", false},
		{"github.com/gin-gonic/gin.Engine.POST", models.Register, 1, 0, -1, "POST", false},
		{"github.com/gin-gonic/gin.Engine.Group", models.Register, 1, 0, -1, "", true},
		{"github.com/labstack/echo/v5.Echo.GET", models.Register, 1, 0, -1, "GET", false},
		{"github.com/danielgtaylor/huma/v2.Get", models.Register, 2, 1, -1, "GET", false},
		{"net/http.TimeoutHandler", models.Wrap, 0, -1, -1, "", false},
		{"net/http.Handler.ServeHTTP", models.Iface, -1, -1, -1, "", false},
		{"github.com/Shopify/sarama.PartitionConsumer.Messages", models.Loop, -1, -1, -1, "", false},
		{"github.com/olahol/melody.Melody.HandleRequest", models.Marker, -1, -1, -1, "", false},
	}
	for _, tt := range tests {
		m := table.Func(u.fn(t, tt.fn))
		if m == nil || len(m.Registrations) != 1 {
			t.Errorf("%s: %+v, want one registration", tt.fn, m)
			continue
		}
		r := m.Registrations[0]
		if r.Form != tt.form || r.Handler != tt.handler || r.Route != tt.route || r.Method != tt.method || r.Verb != tt.verb || r.Group != tt.group {
			t.Errorf("%s: %+v, want %+v", tt.fn, *r, tt)
		}
	}

	if m := table.Field(u.typ(t, "net/http.Server"), "Handler"); m == nil || m.Registrations[0].Form != models.Field {
		t.Errorf("Server.Handler: %+v, want a Field", m)
	}
	if m := table.Named("net/http.HandlerFunc", ""); m == nil || m.Registrations[0].Form != models.FuncType {
		t.Errorf("HandlerFunc: %+v, want a FuncType", m)
	}
	if m := table.Named("google.golang.org/grpc/health/grpc_health_v1.RegisterHealthServer", ""); m == nil || m.Registrations[0].Form != models.Generated {
		t.Errorf("RegisterHealthServer: %+v, want a Generated", m)
	}
	if m := table.Func(u.fn(t, "example.com/shop.Gin")); m != nil {
		t.Errorf("a function of the program: %+v, want nil", m)
	}
}

// The same name means something else in another major version.
func TestMajor(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	for _, tt := range []struct {
		fn     string
		unless int
	}{
		{"github.com/gofiber/fiber/v2/middleware/session.New", 1},
		{"github.com/gofiber/fiber/v3/middleware/session.New", 2},
	} {
		s := table.Func(u.fn(t, tt.fn)).State("session", models.Constructor)
		if s == nil || s.Class != models.Conditional || len(s.Unless) != tt.unless {
			t.Errorf("%s: %+v, want a conditional constructor with %d unless", tt.fn, s, tt.unless)
		}
	}
	if m := table.Named("github.com/gofiber/fiber/middleware/session.New", "v9"); m != nil {
		t.Errorf("an unknown major: %+v, want nil", m)
	}
	if m := table.Named("github.com/go-co-op/gocron.NewScheduler", ""); m == nil || len(m.States) != 1 || m.States[0].Major != "v1" {
		t.Errorf("no major in the path: %+v, want the entry for v1", m)
	}
}

func TestStates(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	if s := table.Func(u.fn(t, "github.com/patrickmn/go-cache.Cache.Set")).State("cache", models.Use); s == nil || s.Class != models.Local {
		t.Errorf("go-cache Set: %+v, want a local use", s)
	}
	if s := table.Func(u.fn(t, "github.com/redis/go-redis/v9.Client.SetNX")).State("idempotency", models.Use); s == nil || s.Class != models.External {
		t.Errorf("redis SetNX: %+v, want an external use", s)
	}
	if m := table.Named("driver:sqlite3", ""); m == nil || m.States[0].Role != models.Driver {
		t.Errorf("sqlite3: %+v, want a driver", m)
	}
	if m := table.Named("golang.org/x/time/rate.NewLimiter", ""); m == nil || len(m.States[0].Args) != 2 || m.States[0].Args[1] != (models.Arg{Role: "rate", Index: 0}) {
		t.Errorf("rate.NewLimiter: %+v, want burst and rate", m)
	}
	var none *models.Model
	if none.State("cache", models.Use) != nil {
		t.Error("the state of a nil model is not nil")
	}
}

func TestSources(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	if m := table.Func(u.fn(t, "github.com/gin-gonic/gin.Context.Query")); m == nil || m.Sources[0].Origin != origin.Query {
		t.Errorf("gin Query: %+v, want a query parameter", m)
	}
	if m := table.Func(u.fn(t, "context.Context.Value")); m == nil || m.Sources[0].Origin != origin.Context {
		t.Errorf("Context.Value: %+v, want the request context", m)
	}
	if m := table.Field(u.typ(t, "net/http.Request"), "Header"); m == nil || m.Sources[0].Origin != origin.Header {
		t.Errorf("Request.Header: %+v, want a header", m)
	}
	if m := table.Named("(*database/sql.Rows).Scan", ""); m == nil || m.Sources[0].Out != 0 {
		t.Errorf("Rows.Scan: %+v, want out 0", m)
	}
}

func TestBehaviours(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	m := table.Func(u.fn(t, "sync.Map.LoadOrStore"))
	if m == nil || len(m.Behaviours) != 1 {
		t.Fatalf("LoadOrStore: %+v, want one behaviour", m)
	}
	b := *m.Behaviours[0]
	if b.Op != models.Claim || b.On != -1 || b.Key != 0 || b.Value != 1 || b.Alias != -1 || b.Call != models.None {
		t.Errorf("LoadOrStore: %+v", b)
	}
	m = table.Named("(*sync.Once).Do", "")
	if m == nil || m.Behaviours[0].Mode != models.Once || m.Behaviours[0].Call != 0 || m.Behaviours[0].On != models.None {
		t.Errorf("Once.Do: %+v", m)
	}
}

// A star speaks of what no other entry names.
func TestStar(t *testing.T) {
	u, table := newUniverse(), models.NewTable(nil)
	for _, tt := range []struct {
		fn string
		io []models.IO
	}{
		{"log.Printf", []models.IO{models.Log}},
		{"log.Logger.Fatalln", []models.IO{models.Log}},
		{"github.com/redis/go-redis/v9.Client.BrandNewCommand", []models.IO{models.Send}},
		{"github.com/redis/go-redis/v9.Client.Get", []models.IO{models.Read}},
		{"github.com/redis/go-redis/v9.Client.SetNX", []models.IO{models.Guard, models.Send}},
	} {
		m := table.Func(u.fn(t, tt.fn))
		if m == nil || len(m.Behaviours) != len(tt.io) {
			t.Errorf("%s: %+v, want %d behaviours", tt.fn, m, len(tt.io))
			continue
		}
		for i, b := range m.Behaviours {
			if b.IO != tt.io[i] {
				t.Errorf("%s: behaviour %d is %v, want %v", tt.fn, i, b.IO, tt.io[i])
			}
		}
	}
}

// The longest star that fits counts, be it the user's.
func TestStarPrefix(t *testing.T) {
	table := models.NewTable(&models.Extra{Behaviours: []models.Behaviour{
		{ID: "(*example.com/own.Client).*", IO: models.Send},
		{ID: "(*example.com/own.Client).Get*", IO: models.Read},
		{ID: "(*example.com/own.Client).GetLock", IO: models.Guard},
		{ID: "(*net/http.Client).Get*", IO: models.Guard},
	}})
	for _, tt := range []struct {
		key string
		io  models.IO
	}{
		{"(*example.com/own.Client).Put", models.Send},
		{"(*example.com/own.Client).Get", models.Read},
		{"(*example.com/own.Client).GetItem", models.Read},
		{"(*example.com/own.Client).GetLock", models.Guard},
		{"(*net/http.Client).Get", models.Read},
		{"(*net/http.Client).GetItem", models.Guard},
		{"(*example.com/own.Clients).Put", models.NoIO},
		{"example.com/own.Get", models.NoIO},
	} {
		io := models.NoIO
		if m := table.Named(tt.key, ""); m != nil {
			io = m.Behaviours[0].IO
		}
		if io != tt.io {
			t.Errorf("%s: %v, want %v", tt.key, io, tt.io)
		}
	}
}

func TestExtra(t *testing.T) {
	u := newUniverse()
	table := models.NewTable(&models.Extra{
		Registrations: []models.Registration{{
			ID: "example.com/own.Handler", Form: models.FuncType, Handler: -1, Route: -1, Method: -1,
			Params: []string{"*example.com/shop.Context"}, Results: []string{"error"},
		}},
		States: []models.State{{ID: "example.com/shop.Gin", Kind: "cache", Role: models.Constructor}},
	})
	if s := table.Func(u.fn(t, "example.com/shop.Gin")).State("cache", models.Constructor); s == nil {
		t.Error("a user's state is not found")
	}
	if r := table.Handler(u.fn(t, "example.com/shop.Own").Signature(), ""); r == nil || r.ID != "example.com/own.Handler" {
		t.Errorf("Handler = %+v, want the user's function type", r)
	}
}

func TestAffinity(t *testing.T) {
	for _, tt := range []struct{ kind, name, text string }{
		{"cookie", "AWSALB", "AWSALB"},
		{"cookie", "awsalb", ""}, // cookies are case-sensitive
		{"cookie", "AWSALBAPP-0", "AWSALBAPP"},
		{"cookie", "BIGipServerpool_1", "BIGipServer"},
		{"cookie", "_1a2b3", "_#####"},
		{"cookie", "_1a2b3c", ""},
		{"cookie", "_xyzab", ""},
		{"cookie", "session", ""},
		{"header", "FLY-REPLAY", "fly-replay"},
		{"header", "Arr-Disable-Session-Affinity", ""},
		{"off-switch", "Arr-Disable-Session-Affinity", "Arr-Disable-Session-Affinity"},
		{"env", "HOSTNAME", "HOSTNAME"},
		{"env", "hostname", ""},
		{"seed-cookie", "JSESSIONID", "JSESSIONID"},
	} {
		got := ""
		if n := models.Affinity(tt.kind, tt.name); n != nil {
			got = n.Text
		}
		if got != tt.text {
			t.Errorf("Affinity(%s, %s) = %q, want %q", tt.kind, tt.name, got, tt.text)
		}
	}
}

func TestTypeCategory(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"context.Context", "inert"}, // the first row and the last are found
		{"time.Time", "time"},
		{"github.com/gorilla/websocket.Conn", "connection"},
		{"github.com/jackc/pgx.Tx", "transaction"}, // of all majors
		{"google.golang.org/grpc.BidiStreamingServer", "connection"},
		{"sync.Map", ""}, // a container
		{"", ""},
		{"zzz.T", ""},
	} {
		if got := models.TypeCategory(tt.name); got != tt.want {
			t.Errorf("TypeCategory(%s) = %q, want %q", tt.name, got, tt.want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { models.TypeCategory("github.com/gorilla/websocket.Conn") }); n != 0 {
		t.Errorf("TypeCategory allocates %v times", n)
	}
}

func TestMoveOf(t *testing.T) {
	if m := models.MoveOf("session"); m == nil || len(m.Libraries) == 0 {
		t.Errorf("MoveOf(session) = %+v, want libraries", m)
	}
	if m := models.MoveOf("nothing"); m != nil {
		t.Errorf("MoveOf(nothing) = %+v, want nil", m)
	}
}

func TestAffinityIndex(t *testing.T) {
	for _, name := range []string{"AWSALB", "SERVERID", "BIGipServerpool"} {
		i := models.AffinityIndex("cookie", name)
		if i < 0 || models.AffinityAt(i) != models.Affinity("cookie", name) {
			t.Errorf("%s: number %d is not that of its entry", name, i)
		}
	}
	if i := models.AffinityIndex("cookie", "theme"); i != -1 {
		t.Errorf("theme: %d, want -1", i)
	}
	if models.AffinityAt(-1) != nil || models.AffinityAt(1<<20) != nil {
		t.Error("numbers out of range have entries")
	}
}
