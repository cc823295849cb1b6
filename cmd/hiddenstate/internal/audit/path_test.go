package audit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/cli"
)

// reportOf returns the report about a module that has the given files.
func reportOf(t *testing.T, files map[string]string) *audit.Report {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if status := cli.Main([]string{"audit", "-age=false", "-format=json", "-severity=info", "-C", dir}, &out, &errs); status != 0 {
		t.Fatalf("exit status %d: %s", status, errs.String())
	}
	r := &audit.Report{}
	if err := json.Unmarshal(out.Bytes(), r); err != nil {
		t.Fatal(err)
	}
	return r
}

// notes is a service whose requests reach the same state in several ways.
var notes = map[string]string{
	"go.mod": "module example.com/notes\n\ngo 1.26.0\n",
	"main.go": `package main

import (
	"net/http"

	"example.com/notes/api"
)

func main() {
	a := api.New("/var/lib/notes")
	http.HandleFunc("DELETE /a/{name}", a.Remove)
	http.HandleFunc("POST /b/{name}", a.Upload)
	http.HandleFunc("GET /c/{name}", a.Download)
	http.HandleFunc("GET /d/{name}", a.Preview)
	http.HandleFunc("GET /e", a.About)
	http.HandleFunc("POST /f", a.Leave)
	http.HandleFunc("POST /g", a.Enter)
	http.HandleFunc("POST /h", a.Publish)
	http.ListenAndServe(":8080", nil)
}
`,
	"api/files.go": `package api

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
)

func (a *API) file(name string) string { return filepath.Join(a.dir, "notes", name) }

func (a *API) Remove(w http.ResponseWriter, r *http.Request) {
	os.Remove(a.file(r.PathValue("name")))
}

func (a *API) Upload(w http.ResponseWriter, r *http.Request) {
	name := a.file(r.PathValue("name"))
	os.MkdirAll(filepath.Dir(name), 0o755)
	text, _ := io.ReadAll(r.Body)
	os.WriteFile(name, text, 0o644) // keeps the file
}

func (a *API) Download(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, a.file(r.PathValue("name")))
}

func (a *API) Preview(w http.ResponseWriter, r *http.Request) {
	text, _ := os.ReadFile(a.file(r.PathValue("name")))
	w.Write(text[:100])
}

func (a *API) About(w http.ResponseWriter, r *http.Request) {
	text, _ := os.ReadFile(filepath.Join(a.dir, "about.html"))
	w.Write(text)
}
`,
	"api/members.go": `package api

import (
	"crypto/rand"
	"net/http"
	"os/exec"
	"sync"
	"time"
)

type API struct {
	dir     string
	mu      sync.Mutex
	changed time.Time
	members map[string]string
	publish sync.Mutex
}

func New(dir string) *API { return &API{dir: dir, members: map[string]string{}} }

func (a *API) Leave(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	c, _ := r.Cookie("session")
	delete(a.members, c.Value)
}

func (a *API) Enter(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.changed = time.Now()
	id := rand.Text()
	a.members[id] = r.FormValue("name") // keeps the member
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
}

func (a *API) Publish(w http.ResponseWriter, r *http.Request) {
	a.publish.Lock() // keeps others out
	defer a.publish.Unlock()
	http.Post("http://index/publish", "text/plain", r.Body)
	exec.Command("true").Run()
}
`,
}

// lineOf returns the line of a file that has a comment.
func lineOf(t *testing.T, files map[string]string, comment string) string {
	t.Helper()
	for name, text := range files {
		for i, line := range strings.Split(text, "\n") {
			if strings.HasSuffix(line, "// "+comment) {
				return fmt.Sprintf("%s:%d", name, i+1)
			}
		}
	}
	t.Fatalf("no line has %q", comment)
	return ""
}

// TestPath checks that the path of a finding ends where its state is kept, and
// that the operations of its entry points and its readers are known.
func TestPath(t *testing.T) {
	r := reportOf(t, notes)
	for _, tt := range []struct{ id, chain, operation, comment, operations, readers string }{
		{"localfile:api.API.Upload", "api.(*API).Upload", "file write", "keeps the file",
			"[file removal] [file write folder made]", "GET /c/{name} GET /d/{name}"},
		{"session:api.API.members", "api.(*API).Enter", "map write", "keeps the member",
			"[delete] [map write]", ""},
		{"locallock:api.API.publish", "api.(*API).Publish", "lock", "keeps others out",
			"[lock]", ""},
	} {
		f := r.Find(tt.id)
		if f == nil {
			t.Errorf("%s was not found", tt.id)
			continue
		}
		if got := strings.Join(f.Chain, " "); got != tt.chain {
			t.Errorf("%s: chain %s, want %s", tt.id, got, tt.chain)
		}
		last := f.Path[len(f.Path)-1]
		if want := lineOf(t, notes, tt.comment); at(last.File, last.Line) != want || last.Operation != tt.operation {
			t.Errorf("%s: the path ends with %s at %s:%d, want %s at %s", tt.id, last.Operation, last.File, last.Line, tt.operation, want)
		}
		var ops []string
		for _, e := range f.Entries {
			if s := fmt.Sprint(e.Operations); !slices.Contains(ops, s) {
				ops = append(ops, s)
			}
		}
		slices.Sort(ops)
		if got := strings.Join(ops, " "); got != tt.operations {
			t.Errorf("%s: operations %s, want %s", tt.id, got, tt.operations)
		}
		var readers []string
		for _, e := range f.Readers {
			readers = append(readers, e.Route)
		}
		if got := strings.Join(readers, " "); got != tt.readers {
			t.Errorf("%s: read by %s, want %s", tt.id, got, tt.readers)
		}
		for _, s := range f.Sites {
			if s.Function == "" {
				t.Errorf("%s: no function at %s:%d", tt.id, s.File, s.Line)
			}
		}
	}
}

// counts is a service with two queues, which one loop empties.
var counts = map[string]string{
	"go.mod": "module example.com/counts\n\ngo 1.26.0\n",
	"main.go": `package main

import (
	"database/sql"
	"net/http"
	"sync"
	"time"
)

type recorder struct {
	db     *sql.DB
	mu     sync.Mutex
	views  map[string]int
	logins map[string]time.Time
}

func (c *recorder) view(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.views[r.URL.Path] = len(r.URL.Path)
}

func (c *recorder) login(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.logins[r.FormValue("user")] = time.Now()
}

func (c *recorder) run() {
	for range time.Tick(time.Minute) {
		c.writeViews()
		c.writeLogins() // calls
	}
}

func (c *recorder) writeViews() {
	c.mu.Lock()
	views := c.views
	c.views = map[string]int{}
	c.mu.Unlock()
	for path, n := range views {
		c.db.Exec("UPDATE pages SET views = views + ? WHERE path = ?", n, path) // writes views
	}
}

func (c *recorder) writeLogins() {
	c.mu.Lock()
	logins := c.logins
	c.logins = map[string]time.Time{} // empties
	c.mu.Unlock()
	for user, at := range logins {
		c.db.Exec("INSERT INTO logins VALUES (?, ?)", user, at) // writes logins
	}
}

func main() {
	db, _ := sql.Open("postgres", "postgres://db/counts")
	c := &recorder{db: db, views: map[string]int{}, logins: map[string]time.Time{}}
	go c.run()
	http.HandleFunc("GET /pages/", c.view)
	http.HandleFunc("POST /login", c.login)
	http.ListenAndServe(":8080", nil)
}
`,
}

// TestQueueSites checks that the lines of a loop which empties two queues are those
// of the one that a finding is about.
func TestQueueSites(t *testing.T) {
	r := reportOf(t, counts)
	f := r.Find("localqueue:counts.recorder.logins")
	if f == nil {
		t.Fatalf("the queue was not found: %v", r.Findings)
	}
	var lines []string
	for _, s := range f.Sites {
		lines = append(lines, at(s.File, s.Line))
	}
	for comment, want := range map[string]bool{"calls": true, "empties": true, "writes logins": true, "writes views": false} {
		if line := lineOf(t, counts, comment); slices.Contains(lines, line) != want {
			t.Errorf("%s (%s) is among the sites: %t, want %t; they are %v", line, comment, !want, want, lines)
		}
	}
}
