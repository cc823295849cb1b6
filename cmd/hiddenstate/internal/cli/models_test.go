package cli_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// platform is a module of a company's own: a router and a session store that
// nobody else knows.
var platform = map[string]string{
	"platform/go.mod": "module git.example.com/platform\n\ngo 1.26.0\n",
	"platform/web/web.go": `// Package web is the platform's router.
package web

import "net/http"

// A Context is one request.
type Context struct {
	w http.ResponseWriter
	r *http.Request
}

// Form returns a value of the form.
func (c *Context) Form(name string) string { return c.r.FormValue(name) }

// Text answers with a text.
func (c *Context) Text(s string) { c.w.Write([]byte(s)) }

// A Router holds handlers.
type Router struct{ mux http.ServeMux }

// Handle registers a handler.
func (rt *Router) Handle(method, route string, h func(*Context)) {
	rt.mux.HandleFunc(method+" "+route, func(w http.ResponseWriter, r *http.Request) { h(&Context{w, r}) })
}
`,
	"platform/session/session.go": `// Package session keeps who is logged in.
package session

// A Store holds sessions.
type Store struct{ byID map[string]string }

// NewMemory returns a store in this process.
func NewMemory() *Store { return &Store{byID: map[string]string{}} }

// NewRedis returns a store that all instances share.
func NewRedis(addr string) *Store { return &Store{} }

// Put notes a session.
func (s *Store) Put(id, user string) { s.byID[id] = user }
`,
	"service/go.mod": `module example.com/service

go 1.26.0

require git.example.com/platform v1.0.0

replace git.example.com/platform => ../platform
`,
	"service/main.go": `package main

import (
	"sync"

	"git.example.com/platform/session"
	"git.example.com/platform/web"
)

var (
	mu    sync.Mutex
	carts = map[string][]string{}
	store = session.NewMemory()
)

func login(c *web.Context) { store.Put(c.Form("sid"), c.Form("user")) }

func add(c *web.Context) {
	mu.Lock()
	defer mu.Unlock()
	carts[c.Form("sid")] = append(carts[c.Form("sid")], c.Form("item"))
	c.Text(carts[c.Form("sid")][0])
}

func main() {
	var rt web.Router
	rt.Handle("POST", "/login", login)
	rt.Handle("POST", "/cart", add)
}
`,
	"service/models.yml": `entrypoints:
- import: git.example.com/platform/web
  framework: platform
  entries:
  - {form: register, method: 0, route: 1, handler: 2, symbols: [(*Router).Handle]}
state:
  session:
  - import: git.example.com/platform/session
    entries:
    - {role: constructor, class: local, severity: error, note: an in-process map, symbols: [NewMemory]}
    - {role: constructor, class: external, symbols: [NewRedis]}
    - {role: use, class: local, severity: error, symbols: [(*Store).Put]}
sources:
- import: git.example.com/platform/web
  entries:
  - {origin: request body, name: 0, symbols: [(*Context).Form]}
`,
}

// What the user says of a platform of their own makes handlers of its handlers and
// tells its stores apart, in the driver that has the whole program and in the one
// that goes package by package.
func TestModels(t *testing.T) {
	for _, command := range []string{"check", "vet"} {
		dir := t.TempDir()
		writeFiles(t, dir, platform)
		service := filepath.Join(dir, "service")
		has := func(what string, args []string, want, not []string) {
			t.Helper()
			r := run(t, service, nil, append([]string{command}, args...)...)
			out := r.stdout + r.stderr
			for _, w := range want {
				if !strings.Contains(out, w) {
					t.Errorf("%s, %s: no %s\n%s", command, what, w, out)
				}
			}
			for _, n := range not {
				if strings.Contains(out, n) {
					t.Errorf("%s, %s: says %s\n%s", command, what, n, out)
				}
			}
		}
		has("without models", nil, nil, []string{"carts keeps", "[session]"})
		has("with models", []string{"-models=models.yml"}, []string{"carts keeps", "POST /cart", "POST /login", "[session]"}, nil)

		src := strings.Replace(platform["service/main.go"], "session.NewMemory()", `session.NewRedis("redis:6379")`, 1)
		writeFiles(t, dir, map[string]string{"service/main.go": src})
		has("with the shared store", []string{"-models=models.yml"}, []string{"carts keeps"}, []string{"store keeps", "NewRedis", "POST /login"})
	}
}
