package audit_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// external is a module of services that use libraries in the form that keeps
// nothing in the instance, one folder a service. Of libraries that are not to be
// had everywhere, or are too large to be had for one call, it has stand-ins with
// the same import paths and signatures.
const external = "../../../../testdata/external"

// besides are the findings that such a service may have nevertheless, by folder,
// each with the reason.
var besides = map[string]map[string]string{
	"fibertwo":      {"sessionstore": "the store is one node of Redis, which says nothing of the library"},
	"fiberthree":    {"sessionstore": "likewise"},
	"ginstores":     {"sessionstore": "likewise"},
	"gorillastores": {"sessionstore": "likewise"},
}

// unwalked are the libraries that no service has in a form of this kind, each
// with the reason.
var unwalked = map[library]string{
	{"dbconn", "github.com/jackc/pgx", ""}:               "one connection has no other form; a pool is another package",
	{"localqueue", "github.com/asaskevich/EventBus", ""}: "a bus over net/rpc is none that survives an instance",
	{"session", "github.com/markbates/goth/gothic", ""}:  "a variable; the store that it is set to has a line of its own",
}

// A library is an import path, in normal form, as far as one kind goes.
type library struct{ kind, path, major string }

func (l library) String() string { return strings.TrimSpace(l.kind + " " + l.path + " " + l.major) }

// TestExternalForms holds two things against each other: what the data says can
// keep its state outside the instance, and the services that use it so. Each of
// these has no finding, and the inventory says no of each library object.
func TestExternalForms(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(external, "*", "*.go"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no services: %v", err)
	}
	walked := map[string]bool{} // keys of models with a line in an inventory
	for _, file := range folders {
		folder := filepath.Base(filepath.Dir(file))
		if local[folder] != nil {
			continue
		}
		t.Run(folder, func(t *testing.T) {
			analysis, report := auditExternal(t, folder)
			for _, f := range report.Findings {
				if besides[folder][f.Kind] == "" {
					t.Errorf("%s:%d: %s", f.Position.File, f.Position.Line, f.Message)
				}
			}
			clear := report.Cleared()
			for _, lib := range analysis.State.Shared {
				says := func(it audit.Item) bool {
					return strings.Contains(it.Why, ": "+lib.State.ID) && strings.HasPrefix(it.Symbol, lib.Call.Func.Symbol()+" → ")
				}
				if !slices.ContainsFunc(clear, says) {
					t.Errorf("%s has no line in the inventory", lib.State.ID)
					continue
				}
				walked[lib.State.ID+" "+lib.Call.Model.Major] = true
			}
		})
	}
	missing := map[library]bool{}
	for st := range models.States() {
		if lib := libraryOf(st); lib != (library{}) {
			missing[lib] = true
		}
	}
	for st := range models.States() {
		lib := libraryOf(st)
		for key := range walked {
			if id, major, _ := strings.Cut(key, " "); id == st.ID && (st.Major == "" || st.Major == major || st.Major == "v1" && major == "") {
				delete(missing, lib)
			}
		}
	}
	for lib, why := range unwalked {
		if !missing[lib] {
			t.Errorf("%s is walked, or not in the data, and listed as unwalked: %s", lib, why)
		}
		delete(missing, lib)
	}
	var names []string
	for lib := range missing {
		names = append(names, lib.String())
	}
	slices.Sort(names)
	for _, name := range names {
		t.Errorf("%s can keep its state elsewhere, and no service in %s has it so", name, external)
	}
}

// libraryOf returns the library of an entry that tells of an object which keeps
// its state outside the instance, or can; else the zero value.
func libraryOf(st *models.State) library {
	switch st.Class {
	case models.External, models.Neutral, models.Conditional:
	default:
		return library{}
	}
	if st.Role != models.Constructor && st.Role != models.Type {
		return library{}
	}
	switch st.Kind {
	case "processkey", "sessionstore", "stickycookie":
		return library{} // what is said there is not where state is
	}
	path := strings.TrimLeft(st.ID, "(*")
	slash := strings.LastIndexByte(path, '/')
	if dot := strings.IndexByte(path[slash+1:], '.'); dot >= 0 {
		path = path[:slash+1+dot]
	}
	return library{st.Kind, path, st.Major}
}

// auditExternal audits one service of the module.
func auditExternal(t *testing.T, folder string) (*standalone.Analysis, *audit.Report) {
	t.Helper()
	dir, err := filepath.Abs(external)
	if err != nil {
		t.Fatal(err)
	}
	a, err := standalone.Run(context.Background(), standalone.Options{Load: load.Options{Dir: dir, Patterns: []string{"./" + folder}}})
	if err != nil {
		t.Fatal(err)
	}
	report := audit.Build(context.Background(), a, audit.Options{Instances: 2, NoAge: true})
	if !report.Complete {
		t.Fatalf("the audit is not complete: %+v", report.Errors)
	}
	return a, report
}

// local are the services of the module that use libraries in the form that does
// keep something in the instance: by folder the kinds, one a function.
var local = map[string]map[string]string{
	"contrast": {
		"Sessions": "session", "Tools": "session", "Prices": "cache", "Rights": "cache",
		"Mails": "localqueue", "Events": "localqueue", "Files": "localfile",
	},
	"tokenkeys": {
		"Echo": "processkey", "EchoConfig": "processkey", "Gin": "processkey", "Chi": "processkey",
		"Fiber": "processkey", "Kratos": "processkey",
	},
}

// TestLocalForms holds these services against what is to be found in them, so that
// it is not silence that TestExternalForms finds.
func TestLocalForms(t *testing.T) {
	for folder, want := range local {
		t.Run(folder, func(t *testing.T) {
			_, report := auditExternal(t, folder)
			found := map[string]bool{}
			for _, f := range report.Findings {
				name, _, _ := strings.Cut(strings.TrimPrefix(f.Symbol, folder+"."), ".")
				if want[name] != f.Kind || found[name] {
					t.Errorf("%s:%d: %s", f.Position.File, f.Position.Line, f.Message)
				}
				found[name] = true
			}
			for name, kind := range want {
				if !found[name] {
					t.Errorf("%s has no finding of kind %s", name, kind)
				}
			}
		})
	}
}

// TestClients says of each client library by its name that holding a client, and
// using it for every request, is no state of the instance.
func TestClients(t *testing.T) {
	_, report := auditExternal(t, "clients")
	for _, f := range report.Findings {
		t.Errorf("%s:%d: %s", f.Position.File, f.Position.Line, f.Message)
	}
	source, err := os.ReadFile(filepath.Join(external, "clients", "clients.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"database/sql",
		"expvar",
		"log/slog",
		"net/http",
		"cloud.google.com/go/storage",
		"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob",
		"github.com/aws/aws-sdk-go-v2/service/s3",
		"github.com/bradfitz/gomemcache/memcache",
		"github.com/gomodule/redigo/redis",
		"github.com/jackc/pgx/v5/pgxpool",
		"github.com/jackc/pgx/v5/stdlib",
		"github.com/prometheus/client_golang/prometheus",
		"github.com/redis/go-redis/v9",
		"go.mongodb.org/mongo-driver/mongo",
		"go.opentelemetry.io/otel",
		"go.opentelemetry.io/otel/metric",
		"go.opentelemetry.io/otel/trace",
	} {
		if !strings.Contains(string(source), `"`+path+`"`) {
			t.Errorf("the service does not use %s", path)
		}
	}
}
