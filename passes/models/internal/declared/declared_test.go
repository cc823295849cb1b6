package declared

import (
	"os"
	"path/filepath"
	"testing"
)

const src = `package p

import "io"

type T struct {
	Field, other int
	*Embedded
	io.Reader
}

type Embedded struct{}

type G[K comparable, V any] struct{}

func (g *G[K, V]) Get(key K) (value V, ok bool) { return }

type I interface {
	Do(a, b int) error
	io.Closer
}

type Func func(w io.Writer)

type Alias = Func

var Default, second = 1, 2

const Name string = "n"

func New(a int, opts ...string) *T { return nil }

func (t T) Value(int, string) {}
`

func TestParse(t *testing.T) {
	dir := t.TempDir()
	write := func(name, src string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("p.go", src)
	write("p_windows.go", "package p\n\nfunc New() {}\n")
	write("p_test.go", "package p\n\nfunc Helper() {}\n")
	write("future.go", "package p\n\nfunc Now() {}\n\nfunc (t T) Generic[A any]() {}\n")
	pkg, err := Parse(dir)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		want Decl
	}{
		{"T", Decl{File: "p.go", Line: 5, Sig: "type T struct"}},
		{"T.other", Decl{File: "p.go", Line: 6, Sig: "T.other int"}},
		{"T.Embedded", Decl{File: "p.go", Line: 7, Sig: "T.Embedded *Embedded"}},
		{"T.Reader", Decl{File: "p.go", Line: 8, Sig: "T.Reader io.Reader"}},
		{"G", Decl{File: "p.go", Line: 13, Sig: "type G[K comparable, V any] struct"}},
		{"(*G).Get", Decl{File: "p.go", Line: 15, Sig: "func (g *G[K, V]) Get(key K) (value V, ok bool)", Func: true, Params: 1, Method: true}},
		{"(I).Do", Decl{File: "p.go", Line: 18, Sig: "I.Do func(a, b int) error", Func: true, Params: 2, Method: true}},
		{"Func", Decl{File: "p.go", Line: 22, Sig: "type Func func(w io.Writer)", Params: 1}},
		{"Alias", Decl{File: "p.go", Line: 24, Sig: "type Alias = Func"}},
		{"second", Decl{File: "p.go", Line: 26, Sig: "var second"}},
		{"Name", Decl{File: "p.go", Line: 28, Sig: "const Name string"}},
		{"New", Decl{File: "p.go", Line: 30, Sig: "func New(a int, opts ...string) *T", Func: true, Params: 2}},
		{"(T).Value", Decl{File: "p.go", Line: 32, Sig: "func (t T) Value(int, string)", Func: true, Params: 2, Method: true}},
		{"Now", Decl{File: "future.go", Line: 3, Sig: "func Now()", Func: true}},
	}
	for _, tt := range tests {
		if got := pkg[tt.name]; len(got) == 0 || got[0] != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	if n := len(pkg["New"]); n != 2 {
		t.Errorf("New has %d declarations, want one for each platform", n)
	}
	for _, name := range []string{"Helper", "(I).Close", "(*T).Value"} {
		if pkg[name] != nil {
			t.Errorf("%s: %+v, want nothing", name, pkg[name])
		}
	}
	if _, err := Parse(filepath.Join(dir, "none")); err == nil {
		t.Error("a directory that is not there parses")
	}
}
