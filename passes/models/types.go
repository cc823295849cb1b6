package models

// TypeCategory says what values of a library's type are good for, as far as
// state goes: "connection", "limiter", "transaction", "mutex", "time", "inert"
// (nothing in it is state), or "" if the type is not known. The name is
// normalised, "path.Type"; see [Normalize].
func TypeCategory(name string) string {
	switch name {
	case "github.com/gorilla/websocket.Conn", "github.com/coder/websocket.Conn", "golang.org/x/net/websocket.Conn",
		"github.com/gofiber/contrib/websocket.Conn", "github.com/gofiber/websocket.Conn", "github.com/fasthttp/websocket.Conn",
		"github.com/lxzan/gws.Conn", "github.com/olahol/melody.Session",
		"net.Conn", "net/http.ResponseWriter", "net/http.Flusher", "net/http.ResponseController",
		"google.golang.org/grpc.ServerStream", "google.golang.org/grpc.ServerStreamingServer", "google.golang.org/grpc.BidiStreamingServer":
		return "connection"
	case "golang.org/x/time/rate.Limiter":
		return "limiter"
	case "database/sql.Tx", "database/sql.Conn", "github.com/jmoiron/sqlx.Tx", "github.com/jmoiron/sqlx.Conn",
		"github.com/jackc/pgx.Tx", "github.com/jackc/pgx.Conn", "github.com/jackc/pgx/pgxpool.Conn", "github.com/jackc/pgx/pgxpool.Tx":
		return "transaction"
	case "sync.Mutex", "sync.RWMutex", "sync.Locker":
		return "mutex"
	case "github.com/robfig/cron.Cron", "github.com/go-co-op/gocron.Scheduler", "github.com/jasonlvhit/gocron.Scheduler":
		return "scheduler"
	case "time.Time":
		return "time"
	case "sync.WaitGroup", "sync.Once", "sync.Cond", "sync.Pool", "context.Context", "log.Logger", "log/slog.Logger":
		return "inert"
	}
	return ""
}
