package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every format is written, to standard output and to a file, and is what its name
// says.
func TestFormats(t *testing.T) {
	dir := write(t, stateful)
	for format, check := range map[string]func(t *testing.T, out string){
		"text": func(t *testing.T, out string) {
			if !strings.Contains(out, "Instance-local: Y") {
				t.Error("no worksheet")
			}
		},
		"json": func(t *testing.T, out string) {
			if !json.Valid([]byte(out)) {
				t.Error("no JSON")
			}
		},
		"sarif": func(t *testing.T, out string) {
			var log struct {
				Runs []struct {
					Results []struct {
						RuleID string `json:"ruleId"`
					} `json:"results"`
					Tool struct {
						Driver struct {
							Rules []struct {
								ID   string                `json:"id"`
								Help struct{ Text string } `json:"help"`
							} `json:"rules"`
						} `json:"driver"`
					} `json:"tool"`
				} `json:"runs"`
			}
			if err := json.Unmarshal([]byte(out), &log); err != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 || log.Runs[0].Results[0].RuleID != "globalstate" {
				t.Fatalf("%v, %+v", err, log)
			}
			for _, r := range log.Runs[0].Tool.Driver.Rules {
				if len(r.Help.Text) < 200 {
					t.Errorf("the rule %s has no help to speak of: %q", r.ID, r.Help.Text)
				}
			}
		},
		"markdown": func(t *testing.T, out string) {
			if !strings.HasPrefix(out, "# hiddenstate audit of `example.com/app`") || !strings.Contains(out, "| Place | Instance-local: Y/N |") {
				t.Error("no Markdown")
			}
		},
		"html": func(t *testing.T, out string) {
			if _, err := html.Parse(strings.NewReader(out)); err != nil || !strings.Contains(out, "users[r.FormValue(") {
				t.Errorf("%v, or no excerpt of the source", err)
			}
		},
		"csv": func(t *testing.T, out string) {
			rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
			if err != nil || len(rows) < 2 || rows[1][3] != "Y" {
				t.Errorf("%v, %v", err, rows)
			}
		},
	} {
		t.Run(format, func(t *testing.T) {
			r := run(t, dir, nil, "audit", "-format="+format)
			if r.status != 0 || r.stderr != "" {
				t.Fatalf("exit status %d: %s", r.status, r.stderr)
			}
			check(t, r.stdout)
			file := filepath.Join(t.TempDir(), "report")
			if r := run(t, dir, nil, "audit", "-format="+format, "-o", file); r.status != 0 || r.stdout != "" {
				t.Errorf("-o: exit status %d, output %q", r.status, r.stdout)
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(data) != r.stdout {
				t.Error("the file differs from what is printed")
			}
		})
	}
}

func TestReportFlags(t *testing.T) {
	dir := write(t, stateful)
	for args, want := range map[string]string{
		"-format=pdf":                        "unknown format \"pdf\": want text, json, sarif",
		"-instances=0":                       "-instances: 0",
		"-rps=-1":                            "-rps: -1",
		"-store=etcd":                        "unknown store \"etcd\"",
		"-ttl=0s":                            "-ttl: 0s",
		"-baseline=missing.json":             "missing.json",
		"-baseline=main.go":                  "not a baseline",
		"-write-baseline=no/such/dir/b.json": "-write-baseline: ",
	} {
		run(t, dir, nil, "audit", args).failure(t, want)
	}
	r := run(t, dir, nil, "audit", "-rps=40000", "-instances=60")
	for _, want := range []string{"52,000 ops/s", "One highly available pair is enough today", "98.3 %", "667 req/s"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

// A baseline makes -fail-on look at what is new.
func TestBaseline(t *testing.T) {
	dir := write(t, stateful)
	file := filepath.Join(t.TempDir(), "known.json")
	if r := run(t, dir, nil, "audit", "-fail-on=error"); r.status != 1 {
		t.Fatalf("exit status %d without a baseline, want 1", r.status)
	}
	if r := run(t, dir, nil, "audit", "-write-baseline", file); r.status != 0 {
		t.Fatalf("-write-baseline: exit status %d: %s", r.status, r.stderr)
	}
	main := filepath.Join(dir, "main.go")
	change := func(old, new string) {
		t.Helper()
		data, err := os.ReadFile(main)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), old) {
			t.Fatalf("main.go lacks %q", old)
		}
		if err := os.WriteFile(main, []byte(strings.ReplaceAll(string(data), old, new)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	audit := func(status int, want string) {
		t.Helper()
		r := run(t, dir, nil, "audit", "-fail-on=error", "-baseline", file)
		if r.status != status || !strings.Contains(r.stdout, want) {
			t.Errorf("exit status %d, want %d and %q:\n%s", r.status, status, want, r.stdout)
		}
	}
	audit(0, "0 new, 0 worse, 1 unchanged, 0 fixed")
	change("var users", "// More lines move it.\n\n\nvar users")
	audit(0, "0 new, 0 worse, 1 unchanged, 0 fixed")
	change("users", "people")
	audit(1, "1 new, 0 worse, 0 unchanged, 1 fixed")
	if r := run(t, dir, nil, "audit", "-baseline", file); !strings.Contains(r.stdout, "stale: globalstate:app.users") && !strings.Contains(r.stdout, "app.users is in the baseline") && !strings.Contains(r.stdout, "main.users is in the baseline") {
		t.Errorf("the stale entry is not reported:\n%s", r.stdout)
	}
}

func TestDiff(t *testing.T) {
	reports := t.TempDir()
	save := func(name, service string) string {
		t.Helper()
		file := filepath.Join(reports, name)
		if r := run(t, write(t, service), nil, "audit", "-format=json", "-o", file); r.status != 0 {
			t.Fatalf("exit status %d: %s", r.status, r.stderr)
		}
		return file
	}
	before, after := save("before.json", stateful), save("after.json", stateless)
	if r := run(t, reports, nil, "diff", before, after); r.status != 0 || !strings.Contains(r.stdout, "0 new, 0 worse, 0 better, 0 accepted, 1 fixed") {
		t.Errorf("exit status %d:\n%s%s", r.status, r.stdout, r.stderr)
	}
	if r := run(t, reports, nil, "diff", "-format=markdown", after, before); r.status != 1 || !strings.Contains(r.stdout, "### New (1)") {
		t.Errorf("exit status %d:\n%s%s", r.status, r.stdout, r.stderr)
	}
	if r := run(t, reports, nil, "diff", "-format=json", before, before); r.status != 0 || !json.Valid([]byte(r.stdout)) {
		t.Errorf("exit status %d:\n%s%s", r.status, r.stdout, r.stderr)
	}
	if r := run(t, reports, nil, "diff", "-h"); !strings.HasPrefix(r.stdout, "Usage: hiddenstate diff [flags] OLD NEW\n") {
		t.Errorf("diff -h prints:\n%s", r.stdout)
	}
	run(t, reports, nil, "diff", before).failure(t, "diff takes two reports")
	run(t, reports, nil, "diff", "-format=html", before, after).failure(t, "unknown format \"html\"")
	run(t, reports, nil, "diff", before, "missing.json").failure(t, "missing.json")
	other := filepath.Join(reports, "other.json")
	if err := os.WriteFile(other, []byte(`{"version": 7}`), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, reports, nil, "diff", before, other).failure(t, "other.json", "version 7")
}
