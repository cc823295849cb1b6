package models_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// stubs are stand-ins for libraries: the same import paths and declarations,
// nothing inside.
var stubs = map[string]string{
	"context": `package context
		type Context interface { Value(key any) any }`,
	"net/http": `package http
		type ResponseWriter interface { Write([]byte) (int, error) }
		type Request struct{ Header map[string][]string }
		type Handler interface { ServeHTTP(ResponseWriter, *Request) }
		type HandlerFunc func(ResponseWriter, *Request)
		type Server struct { Handler Handler }
		func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {}
		func TimeoutHandler(h Handler) Handler { return h }`,
	"log": `package log
		func Printf(format string, args ...any) {}
		type Logger struct{}
		func (l *Logger) Fatalln(args ...any) {}`,
	"sync": `package sync
		type Map struct{}
		func (m *Map) LoadOrStore(key, value any) (any, bool) { return nil, false }`,
	"sync/atomic": `package atomic
		type Pointer[T any] struct{}
		func (p *Pointer[T]) Store(v *T) {}`,
	"github.com/gin-gonic/gin": `package gin
		type Context struct{}
		func (c *Context) Query(key string) string { return "" }
		type HandlerFunc func(*Context)
		type RouterGroup struct{}
		func (g *RouterGroup) POST(path string, handlers ...HandlerFunc) {}
		func (g *RouterGroup) Group(path string, handlers ...HandlerFunc) *RouterGroup { return g }
		type Engine struct { RouterGroup }`,
	"github.com/labstack/echo/v4": `package echo
		type Context interface { Param(string) string }`,
	"github.com/labstack/echo/v5": `package echo
		type Context struct{}
		type Echo struct{}
		func (e *Echo) GET(path string, h func(*Context) error) {}`,
	"github.com/gofiber/fiber/v2": `package fiber
		type Ctx struct{}
		type Handler = func(*Ctx) error`,
	"github.com/gofiber/fiber/v3": `package fiber
		type Ctx interface { Params(string) string }
		type Handler = func(Ctx) error`,
	"github.com/gofiber/fiber/v2/middleware/session": `package session
		type Config struct { Storage any }
		type Store struct{}
		func New(config ...Config) *Store { return nil }`,
	"github.com/gofiber/fiber/v3/middleware/session": `package session
		type Config struct { Storage any; Store any }
		func New(config ...Config) func() { return nil }`,
	"github.com/danielgtaylor/huma/v2": `package huma
		type API interface{}
		func Get[I, O any](api API, path string, handler func(*I) (*O, error)) {}`,
	"github.com/Shopify/sarama": `package sarama
		type PartitionConsumer interface { Messages() <-chan int }
		type ConsumerGroupSession interface { MemberID() string }
		type ConsumerGroupClaim interface { Topic() string }`,
	"github.com/patrickmn/go-cache": `package cache
		type Cache struct { *cache }
		type cache struct{}
		func (c *cache) Set(k string, v any) {}`,
	"github.com/redis/go-redis/v9": `package redis
		type cmdable func()
		func (c cmdable) Get(key string) {}
		func (c cmdable) BrandNewCommand(key string) {}
		func (c cmdable) SetNX(key string) {}
		type Client struct { cmdable }`,
	"github.com/olahol/melody": `package melody
		type Melody struct{}
		func (m *Melody) HandleRequest() error { return nil }`,
	"google.golang.org/grpc": `package grpc
		type ServiceRegistrar interface { RegisterService() }
		type Server struct{}
		type UnaryServerInfo struct{}
		type UnaryHandler func()`,
	"connectrpc.com/connect": `package connect
		type HandlerOption interface{ apply() }`,
	"github.com/hibiken/asynq": `package asynq
		type Task struct{}`,
	"github.com/riverqueue/river": `package river
		type Job[T any] struct { Args T }`,
	"sigs.k8s.io/controller-runtime/pkg/reconcile": `package reconcile
		type Request struct{}
		type Result struct{}`,
	"github.com/julienschmidt/httprouter": `package httprouter
		type Params []int`,
	"example.com/shop": `package shop
		import (
			"context"
			"net/http"
			"github.com/gin-gonic/gin"
			"github.com/julienschmidt/httprouter"
			echov4 "github.com/labstack/echo/v4"
			echov5 "github.com/labstack/echo/v5"
			fiberv2 "github.com/gofiber/fiber/v2"
			fiberv3 "github.com/gofiber/fiber/v3"
			"github.com/Shopify/sarama"
			"github.com/hibiken/asynq"
			"github.com/riverqueue/river"
			"google.golang.org/grpc"
			"connectrpc.com/connect"
			"sigs.k8s.io/controller-runtime/pkg/reconcile"
		)
		type Shop struct{}
		type Args struct{}
		type W = http.ResponseWriter
		type Context struct{}

		func (s *Shop) ServeHTTP(w http.ResponseWriter, r *http.Request) {}
		func (s *Shop) Login(w W, r *http.Request) {}
		func NetHTTP(http.ResponseWriter, *http.Request) {}
		func Gin(c *gin.Context) {}
		func Router(w http.ResponseWriter, r *http.Request, p httprouter.Params) {}
		func Echo4(c echov4.Context) error { return nil }
		func Echo5(c *echov5.Context) error { return nil }
		func Fiber2(c *fiberv2.Ctx) error { return nil }
		func Fiber3(c fiberv3.Ctx) error { return nil }
		func Task(ctx context.Context, t *asynq.Task) error { return nil }
		func (s *Shop) ConsumeClaim(sess sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error { return nil }
		func (s *Shop) Work(ctx context.Context, job *river.Job[Args]) error { return nil }
		func (s *Shop) Reconcile(ctx context.Context, req reconcile.Request) (reconcile.Result, error) { return reconcile.Result{}, nil }
		func Unary(ctx context.Context, req any, info *grpc.UnaryServerInfo, h grpc.UnaryHandler) (any, error) { return nil, nil }

		func NoParams() {}
		func Result(w http.ResponseWriter, r *http.Request) error { return nil }
		func Value(w http.ResponseWriter, r http.Request) {}
		func Swapped(r *http.Request, w http.ResponseWriter) {}
		func More(w http.ResponseWriter, r *http.Request, id string) {}
		func Variadic(w http.ResponseWriter, r ...*http.Request) {}
		func Own(c *Context) error { return nil }
		func Endpoint(ctx context.Context, req any) (any, error) { return nil, nil }
		func Middleware(next http.Handler) http.Handler { return next }
		func Plain(ctx context.Context, id string) error { return nil }
		func Runnable(ctx context.Context) error { return nil }
		func (s *Shop) Consume(sess sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error { return nil }

		type GreeterServer interface { Hello() }
		func RegisterGreeterServer(s grpc.ServiceRegistrar, srv GreeterServer) {}
		func RegisterOldServer(s *grpc.Server, srv GreeterServer) {}
		func NewGreeterHandler(svc GreeterServer, opts ...connect.HandlerOption) (string, http.Handler) { return "", nil }
		type ServerInterface interface { ListPets() }
		func HandlerFromMux(si ServerInterface, mux *int) http.Handler { return nil }
		func RegisterServer() {}
		func RegisterThings(s grpc.ServiceRegistrar, srv GreeterServer) {}
		func NewShopHandler(svc GreeterServer) http.Handler { return nil }`,
}

// A universe type-checks stubs on demand.
type universe struct {
	fset *token.FileSet
	pkgs map[string]*types.Package
}

func newUniverse() *universe {
	return &universe{fset: token.NewFileSet(), pkgs: map[string]*types.Package{}}
}

// Import implements [types.Importer].
func (u *universe) Import(path string) (*types.Package, error) {
	if p, ok := u.pkgs[path]; ok {
		return p, nil
	}
	src, ok := stubs[path]
	if !ok {
		return importer.Default().Import(path)
	}
	f, err := parser.ParseFile(u.fset, path+"/stub.go", src, 0)
	if err != nil {
		return nil, err
	}
	conf := types.Config{Importer: u}
	p, err := conf.Check(path, u.fset, []*ast.File{f}, nil)
	if err != nil {
		return nil, err
	}
	u.pkgs[path] = p
	return p, nil
}

// fn returns the function or method that name, "path.F" or "path.T.M", speaks
// of. A method is looked up as a caller sees it, promoted or not.
func (u *universe) fn(t testing.TB, name string) *types.Func {
	t.Helper()
	obj, rest, err := u.object(name)
	if err != nil {
		t.Fatal(err)
	}
	if rest != "" {
		obj, _, _ = types.LookupFieldOrMethod(obj.Type(), true, obj.Pkg(), rest)
	}
	f, ok := obj.(*types.Func)
	if !ok {
		t.Fatalf("%s is no function", name)
	}
	return f
}

// typ returns the type name that "path.T" speaks of.
func (u *universe) typ(t testing.TB, name string) *types.TypeName {
	t.Helper()
	obj, _, err := u.object(name)
	if err != nil {
		t.Fatal(err)
	}
	return obj.(*types.TypeName)
}

func (u *universe) object(name string) (obj types.Object, rest string, err error) {
	for path := range stubs {
		symbol, ok := strings.CutPrefix(name, path+".")
		if !ok {
			continue
		}
		symbol, rest, _ = strings.Cut(symbol, ".")
		p, err := u.Import(path)
		if err != nil {
			return nil, "", err
		}
		if obj := p.Scope().Lookup(symbol); obj != nil {
			return obj, rest, nil
		}
	}
	return nil, "", fmt.Errorf("no stub declares %s", name)
}
