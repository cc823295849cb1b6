package cells_test

import (
	"bytes"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// service is a module in which requests enter at api, and what they change is
// two packages away, behind service.
var service = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.26.0\n",
	"store/jobs.go": `package store

type Jobs struct {
	done   map[string]int
	unread map[string]int
	failed int
	hits   int
}

func New() *Jobs { return &Jobs{done: map[string]int{}, unread: map[string]int{}} }

func (j *Jobs) Begin(id string) {
	j.done[id] = 0
	j.unread[id] = 0
	j.failed++
	j.hits++
}

// Blocked does nothing but read.
func (j *Jobs) Blocked() bool {
	if j.failed > 5 {
		return true
	}
	return false
}

func (j *Jobs) Done(id string) int { return j.get(id) }

func (j *Jobs) get(id string) int { return j.done[id] }
`,
	"store/mailer.go": `package store

import "net/smtp"

type Mailer struct {
	queue chan string
	sent  map[string]bool
	due   []string
}

func NewMailer() *Mailer { return &Mailer{queue: make(chan string), sent: map[string]bool{}} }

func (m *Mailer) Send(to string) {
	m.queue <- to
	m.due = append(m.due, to)
}

func (m *Mailer) Run() {
	for to := range m.queue {
		m.sent[to] = true
		smtp.SendMail("mx:25", nil, "shop@example.com", []string{to}, nil)
		m.flush()
	}
}

func (m *Mailer) flush() {
	due := m.due
	m.due = nil
	for _, to := range due {
		smtp.SendMail("mx:25", nil, "shop@example.com", []string{to}, nil)
	}
}
`,
	"store/conn.go": `package store

import "net/http"

type client struct{ out chan string }

type Hub struct{ clients map[string]*client }

func NewHub() *Hub { return &Hub{clients: map[string]*client{}} }

// ServeHTTP makes a client, which is gone when it returns.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &client{out: make(chan string)}
	h.clients[r.RemoteAddr] = c
	go func() {
		for text := range c.out {
			http.Post("http://example.com/", text, nil)
		}
	}()
}

func (h *Hub) Tell(who, text string) { h.clients[who].out <- text }
`,
	"service/service.go": `package service

import "example.com/m/store"

type Service struct {
	jobs   *store.Jobs
	mailer *store.Mailer
	hub    *store.Hub
}

func New() *Service { return &Service{store.New(), store.NewMailer(), store.NewHub()} }

func (s *Service) Start(id string) {
	if s.jobs.Blocked() {
		return
	}
	s.jobs.Begin(id)
	s.mailer.Send(id)
	s.hub.Tell("all", id)
}

func (s *Service) Done(id string) int { return s.jobs.Done(id) }
`,
	"api/api.go": `package api

import (
	"fmt"
	"net/http"

	"example.com/m/service"
)

type API struct{ s *service.Service }

func (a *API) Start(w http.ResponseWriter, r *http.Request) { a.s.Start(r.FormValue("id")) }

func (a *API) Show(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, a.s.Done(r.FormValue("id"))) }
`,
}

// load loads the packages of a module and what they import.
func load(t *testing.T, dir string) []*packages.Package {
	t.Helper()
	cfg := &packages.Config{Dir: dir, Mode: packages.LoadAllSyntax | packages.NeedModule, Fset: token.NewFileSet()}
	pkgs, err := packages.Load(cfg, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("%s does not load", dir)
	}
	return pkgs
}

// analyse analyses a module package by package, with facts.
func analyse(t *testing.T, pkgs []*packages.Package) *checker.Graph {
	t.Helper()
	g, err := checker.Analyze([]*analysis.Analyzer{cells.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, root := range g.Roots {
		if root.Err != nil {
			t.Fatal(root.Err)
		}
	}
	return g
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestSurvey looks from the package of the entry points at what happens two
// packages away.
func TestSurvey(t *testing.T) {
	var res *cells.Result
	for _, root := range analyse(t, load(t, write(t, service))).Roots {
		if root.Package.PkgPath == "example.com/m/api" {
			res = root.Result.(*cells.Result)
		}
	}
	byName := map[string]*cells.Cell{}
	for _, c := range res.Cells {
		byName[c.Name] = c
	}
	cell := func(name string) *cells.Cell {
		t.Helper()
		c := byName[name]
		if c == nil {
			t.Fatalf("requests do nothing to %s", name)
		}
		return c
	}
	for name, want := range map[string]int{"Jobs.done": 1, "Jobs.unread": 0, "Jobs.hits": 0, "Jobs.failed": 1} {
		used := 0
		for _, r := range cell(name).Reads {
			if r.Use == cells.Used {
				used++
			}
		}
		if used != want {
			t.Errorf("%s is read %d times on request paths, want %d", name, used, want)
		}
	}
	limited := false
	for _, r := range cell("Jobs.failed").Reads {
		limited = limited || r.Site.Decides() && r.Site.At != ""
	}
	if !limited {
		t.Error("nothing is decided by Jobs.failed")
	}
	box := cell("Mailer.queue").Mailbox
	if box == nil || !box.IO.Outside() {
		t.Errorf("the goroutine behind Mailer.queue sends no mail: %+v", box)
	}
	if box != nil && (len(box.Owned) == 0 || !strings.HasPrefix(box.Owned[0].Name, "Mailer.")) {
		t.Errorf("the goroutine behind Mailer.queue keeps nothing: %+v", box)
	}
	if len(cell("Mailer.sent").Accesses) == 0 {
		t.Error("Mailer.sent is not written for those who send mail")
	}
	emptied := false
	for _, a := range cell("Mailer.due").Background {
		emptied = emptied || a.Effect.Op == effects.OpAssign || a.Effect.Op == effects.OpReset
	}
	if !emptied && len(cell("Mailer.due").Accesses) < 2 {
		t.Error("nobody empties Mailer.due")
	}
	if c := byName["client.out"]; c != nil && c.Mailbox != nil {
		t.Error("the channel of a connection counts as a queue of the service")
	}
}

// sample is the service in which every mechanism of the analysis is needed.
const sample = "../../testdata/services/shop"

// TestFacts keeps facts small and free of chance: every importer reads them, and
// the go command and Bazel key their caches on the bytes.
func TestFacts(t *testing.T) {
	const (
		perFunction = 150 // bytes, over all functions with a body
		perPackage  = 24 << 10
	)
	pkgs := load(t, sample)
	first, again := facts(t, pkgs), facts(t, pkgs)
	bytesOf, funcs := 0, 0
	for path, f := range first {
		if g := again[path]; !bytes.Equal(f.fact.Open, g.fact.Open) || !bytes.Equal(f.fact.Survey, g.fact.Survey) {
			t.Errorf("the fact of %s has other bytes than the first time", path)
		}
		n := len(f.fact.Survey)
		if n > perPackage {
			t.Errorf("the survey of %s takes %d bytes, want at most %d", path, n, perPackage)
		}
		bytesOf += n
		funcs += f.funcs
	}
	t.Logf("%d functions, %d bytes", funcs, bytesOf)
	if bytesOf == 0 || bytesOf > funcs*perFunction {
		t.Errorf("surveys of %d bytes for %d functions, want at most %d a function", bytesOf, funcs, perFunction)
	}
}

type packageFact struct {
	fact  cells.Fact
	funcs int
}

func facts(t *testing.T, pkgs []*packages.Package) map[string]packageFact {
	t.Helper()
	out := map[string]packageFact{}
	for _, root := range analyse(t, pkgs).Roots {
		p := packageFact{funcs: len(root.Result.(*cells.Result).Program.Funcs)}
		root.PackageFact(root.Package.Types, &p.fact)
		out[root.Package.PkgPath] = p
	}
	return out
}
