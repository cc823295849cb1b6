package cli_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// contents is what the tests here look at in a report.
type contents struct {
	Findings []struct {
		ID      string `json:"id"`
		Entries []struct {
			Route      string   `json:"route"`
			Operations []string `json:"operations"`
		} `json:"entries"`
		Readers []struct {
			Route string `json:"route"`
		} `json:"readers"`
		Path []struct {
			File      string `json:"file"`
			Line      int    `json:"line"`
			Operation string `json:"operation"`
		} `json:"path"`
		Accepted *struct {
			Since  string `json:"since"`
			Commit string `json:"commit"`
		} `json:"accepted"`
	} `json:"findings"`
	Routes []struct {
		Route  string   `json:"route"`
		Writes []string `json:"writes"`
		Reads  []string `json:"reads"`
		Served string   `json:"served"`
	} `json:"routes"`
	Stickiness []struct {
		File  string   `json:"file"`
		Hides []string `json:"hides"`
	} `json:"stickiness"`
}

func reportOf(t *testing.T, dir string) contents {
	t.Helper()
	r := run(t, dir, nil, "audit", "-format=json")
	if r.status != 0 {
		t.Fatalf("exit status %d: %s", r.status, r.stderr)
	}
	var c contents
	if err := json.Unmarshal([]byte(r.stdout), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// A route that only reads the state of an instance needs that instance, too.
func TestRoutesThatRead(t *testing.T) {
	c := reportOf(t, write(t, stateful))
	if len(c.Findings) != 1 || len(c.Routes) != 2 {
		t.Fatalf("%d findings and %d routes, want 1 and 2", len(c.Findings), len(c.Routes))
	}
	f := c.Findings[0]
	if len(f.Entries) != 1 || f.Entries[0].Route != "POST /users" || !slices.Contains(f.Entries[0].Operations, "map write") {
		t.Errorf("entries are %+v, want POST /users, which writes the map", f.Entries)
	}
	if len(f.Readers) != 1 || f.Readers[0].Route != "GET /users" {
		t.Errorf("readers are %+v, want GET /users", f.Readers)
	}
	if n := len(f.Path); n == 0 || f.Path[n-1].Operation != "map write" || f.Path[n-1].File != "main.go" || f.Path[n-1].Line != 9 {
		t.Errorf("the path is %+v, want it to end at the write in main.go:9", f.Path)
	}
	for _, rt := range c.Routes {
		writes, reads := rt.Route == "POST /users", rt.Route == "GET /users"
		if (len(rt.Writes) == 1) != writes || (len(rt.Reads) == 1) != reads || rt.Served != "one" {
			t.Errorf("route %+v", rt)
		}
	}
}

// The age of an acceptance is that of its line in git.
func TestAgeOfAcceptance(t *testing.T) {
	dir := write(t, strings.Replace(stateful, "var users", "//hiddenstate:allow globalstate the demo runs once\nvar users", 1))
	if c := reportOf(t, dir); len(c.Findings) != 1 || c.Findings[0].Accepted == nil || c.Findings[0].Accepted.Since != "" {
		t.Fatalf("outside a repository: %+v, want an acceptance of unknown age", c.Findings)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "first"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
			"GIT_AUTHOR_DATE=2026-04-20T10:00:00Z", "GIT_COMMITTER_DATE=2026-04-20T10:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	if a := reportOf(t, dir).Findings[0].Accepted; a.Since != "2026-04-20" || len(a.Commit) != 12 {
		t.Errorf("accepted since %q in %q, want 2026-04-20 and a commit", a.Since, a.Commit)
	}
	if r := run(t, dir, nil, "audit", "-age=false"); !strings.Contains(r.stdout, "age unknown") {
		t.Errorf("-age=false asks git:\n%s", r.stdout)
	}
}

func TestStickiness(t *testing.T) {
	dir := write(t, stateful)
	if c := reportOf(t, dir); len(c.Stickiness) != 0 {
		t.Fatalf("stickiness without manifests: %+v", c.Stickiness)
	}
	manifest := "apiVersion: v1\nkind: Service\nmetadata:\n  name: app\nspec:\n  sessionAffinity: ClientIP\n"
	if err := os.WriteFile(filepath.Join(dir, "service.yaml"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
	if c := reportOf(t, dir); len(c.Stickiness) != 1 || c.Stickiness[0].File != "service.yaml" || len(c.Stickiness[0].Hides) != 0 {
		t.Errorf("stickiness is %+v, want service.yaml, which hides no session", c.Stickiness)
	}
	if r := run(t, dir, nil, "audit"); !strings.Contains(r.stdout, "STICKINESS") || !strings.Contains(r.stdout, "service.yaml:6") {
		t.Errorf("the report does not name the manifest:\n%s", r.stdout)
	}
}
