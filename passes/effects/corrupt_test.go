package effects

import (
	"context"
	"fmt"
	"go/types"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

// damaged has a package with something of everything that a fact holds, sessions,
// and one that needs its fact, login.
var damaged = map[string]string{
	"sessions/sessions.go": `package sessions

import (
	"net/http"
	"sync"
)

type Store interface{ Put(id, user string) }

type Memory struct {
	mu   sync.Mutex
	byID map[string]string
	drop []func(string)
}

func New() *Memory { return &Memory{byID: map[string]string{}} }

func (m *Memory) Put(id, user string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.byID[id] = user
}

func (m *Memory) OnDrop(f func(string)) { m.drop = append(m.drop, f) }

func (m *Memory) Drop(id string) {
	delete(m.byID, id)
	for _, f := range m.drop {
		f(id)
	}
}

var last string

func Count(next http.HandlerFunc) http.HandlerFunc {
	n := map[string]int{}
	return func(w http.ResponseWriter, r *http.Request) {
		n[r.URL.Path]++
		last = r.URL.Path
		next(w, r)
	}
}

func Save(s Store, id string) { s.Put(id, "") }
`,
	"login/login.go": `package login

import (
	"net/http"

	"example.com/m/sessions"
)

type Server struct{ store *sessions.Memory }

func New() *Server {
	m := sessions.New()
	m.OnDrop(func(string) {})
	return &Server{store: m}
}

func (s *Server) Login(w http.ResponseWriter, r *http.Request) {
	s.store.Put(r.FormValue("id"), r.FormValue("user"))
	sessions.Save(s.store, r.FormValue("id"))
}

func (s *Server) Logout(w http.ResponseWriter, r *http.Request) { s.store.Drop(r.FormValue("id")) }

func (s *Server) Routes() { http.HandleFunc("/login", sessions.Count(s.Login)) }
`,
}

// TestChecksum changes every byte of a fact, and cuts it at every length.
func TestChecksum(t *testing.T) {
	tr := analyse(t, load(t, writeModule(t, damaged)), nil)
	u := tr.byPath["example.com/m/sessions"]
	decode := func(data []byte) error {
		return NewModularProgram(u.prog.Fset, tr.table, u.types, u.prog.inScope).Decode(&Fact{Data: data})
	}
	if err := decode(u.fact.Data); err != nil {
		t.Fatal(err)
	}
	for i := range u.fact.Data {
		data := slices.Clone(u.fact.Data)
		data[i] ^= 1 << (i % 8)
		if decode(data) == nil {
			t.Errorf("byte %d of %d is wrong, and the fact is taken as good", i, len(data))
		}
		if i > 0 && decode(u.fact.Data[:i]) == nil {
			t.Errorf("a fact that ends after %d bytes of %d is taken as good", i, len(u.fact.Data))
		}
	}
}

// TestDamage lets the decoder read nonsense: a checksum says that bytes are what
// was written, not that whoever wrote them was right.
func TestDamage(t *testing.T) {
	pkgs := load(t, writeModule(t, damaged))
	tr := analyse(t, pkgs, nil)
	sessions, login := tr.byPath["example.com/m/sessions"], tr.byPath["example.com/m/login"]
	body, err := open(sessions.fact.Data)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(11, 13))
	refused := 0
	for range 4000 {
		data := slices.Clone(body)
		for range 1 + rnd.IntN(3) {
			data[rnd.IntN(len(data))] = byte(rnd.IntN(256))
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Fatalf("decoding %x: %v", data, r)
				}
			}()
			p := NewModularProgram(login.prog.Fset, tr.table, login.types, login.prog.inScope)
			if err := p.decode(data); err != nil {
				refused++
				return
			}
			p.Add(login.form, nil)
			if err := p.Solve(context.Background()); err != nil {
				t.Fatal(err)
			}
			p.Encode()
		}()
	}
	if refused == 0 || refused == 4000 {
		t.Errorf("the decoder refused %d of 4000 pieces of nonsense: the test shows nothing", refused)
	}
}

// TestQuieter runs the analyzer on a package whose import has a damaged fact: it
// must know as much as if there were none, and must not fail.
func TestQuieter(t *testing.T) {
	pkgs := load(t, writeModule(t, damaged))
	tr := analyse(t, pkgs, nil)
	sessions := tr.byPath["example.com/m/sessions"]
	run := func(fact *Fact) map[string]int {
		t.Helper()
		return effectsOf(t, tr, fact)
	}
	whole := run(sessions.fact)
	none := run(nil)
	data := slices.Clone(sessions.fact.Data)
	data[len(data)/2]++
	broken := run(&Fact{Data: data})
	const login = "(*Server).Login"
	if whole[login] <= none[login] {
		t.Fatalf("with the fact, %s has %d effects, without it %d: the case does not need the fact", login, whole[login], none[login])
	}
	if fmt.Sprint(broken) != fmt.Sprint(none) {
		t.Errorf("with a damaged fact there are effects %v, without one %v", broken, none)
	}
}

// effectsOf runs the analyzer on package login and returns the number of effects
// of each function. fact is that of package sessions, nil for none.
func effectsOf(t *testing.T, tr *tree, fact *Fact) map[string]int {
	t.Helper()
	login := tr.byPath["example.com/m/login"]
	form := login.form
	pass := &analysis.Pass{
		Analyzer:  Analyzer,
		Fset:      login.prog.Fset,
		Pkg:       login.types,
		TypesInfo: &types.Info{},
		ResultOf: map[*analysis.Analyzer]any{
			config.Analyzer:  &config.Config{Source: true},
			ssaform.Analyzer: &ssaform.Form{Pkg: form},
		},
		ImportPackageFact: func(pkg *types.Package, f analysis.Fact) bool {
			if fact == nil || pkg.Path() != "example.com/m/sessions" {
				return false
			}
			*f.(*Fact) = *fact
			return true
		},
		ExportPackageFact: func(analysis.Fact) {},
	}
	res, err := Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, fn := range res.(*Program).Funcs {
		out[fn.Name()] = len(fn.Sum.Effects)
	}
	return out
}

// TestSolveCanceled stops an analysis that its caller has given up.
func TestSolveCanceled(t *testing.T) {
	tr := analyse(t, load(t, writeModule(t, damaged)), nil)
	login := tr.byPath["example.com/m/login"]
	p := tr.importing(t, login.prog.Fset, login.types)
	p.Add(login.form, nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.Solve(ctx); err == nil {
		t.Error("Solve has a result though its context was canceled")
	}
}
