package shape_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/shape"
)

const source = `package p

import (
	"net"
	"sync"
	"sync/atomic"
	"time"
)

type user struct{ name string }

type box[T any] struct {
	mu    sync.Mutex
	items map[string]T
}

var (
	users    map[string]*user
	seen     map[string]struct{}
	flags    map[string]bool
	locks    map[string]*sync.Mutex
	conns    map[string]net.Conn
	clients  map[net.Conn]struct{}
	visits   map[string]time.Time
	counts   map[string]int
	hooks    []func()
	jobs     chan user
	n        atomic.Int64
	on       bool
	title    string
	until    time.Time
	anything sync.Map
	boxed    box[net.Conn]
	one      *user
)
`

func TestOf(t *testing.T) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name      string
		container shape.Container
		has, not  shape.Trait
	}{
		{"users", shape.Map, shape.Payload, shape.Connection | shape.Locking},
		{"seen", shape.Map, shape.Marker, shape.Payload},
		{"flags", shape.Map, shape.Marker, shape.Payload},
		{"locks", shape.Map, shape.Locking, shape.Payload | shape.Connection},
		{"conns", shape.Map, shape.Connection, shape.Locking},
		{"clients", shape.Map, shape.Connection, shape.Payload},
		{"visits", shape.Map, shape.Timed, shape.Payload},
		{"counts", shape.Map, shape.Counting, shape.Payload},
		{"hooks", shape.List, shape.Callback, shape.Connection},
		{"jobs", shape.Channel, shape.Payload, shape.Connection},
		{"n", shape.Number, shape.Counting, shape.Payload},
		{"on", shape.Flag, 0, shape.Payload},
		{"title", shape.Text, 0, shape.Connection},
		{"until", shape.Time, shape.Timed, shape.Payload},
		{"anything", shape.Map, 0, shape.Connection},
		{"one", shape.Opaque, shape.Payload, shape.Connection},
	}
	for _, tt := range tests {
		s := shape.Of(pkg.Scope().Lookup(tt.name).Type())
		if s.Container != tt.container || tt.has != 0 && !s.Has(tt.has) || s.Has(tt.not) {
			t.Errorf("%s: container %d traits %b, want container %d with %b and without %b", tt.name, s.Container, s.Traits, tt.container, tt.has, tt.not)
		}
	}
	if s := shape.Of(pkg.Scope().Lookup("anything").Type()); !s.Any {
		t.Error("a sync.Map says what it holds")
	}
	// The holder of a generic container says what is in it.
	boxed := pkg.Scope().Lookup("boxed").Type()
	items := shape.Of(boxed.(*types.Named).Origin().Underlying().(*types.Struct).Field(1).Type())
	if s := shape.Of(boxed).Holding([]shape.Shape{items}); s.Container != shape.Map || !s.Has(shape.Connection) {
		t.Errorf("a box of connections: container %d traits %b, want a map of connections", s.Container, s.Traits)
	}
}
