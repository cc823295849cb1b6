package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// published is the schema that the documentation offers.
var published = filepath.Join("..", "..", "..", "..", "docs", "audit.schema.json")

func writeJSON(t *testing.T, r *audit.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestJSONGolden(t *testing.T) {
	golden.Check(t, "shop.json", writeJSON(t, audittest.Shop()))
}

func TestJSONSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(published)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*audit.Report{
		"shop": audittest.Shop(), "clean": audittest.Clean(), "nothing": audittest.Nothing(),
		"large": audittest.Large(500, 300), "hostile": audittest.Hostile(),
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(writeJSON(t, r)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// The schema must be able to say no.
	v := map[string]any{}
	if err := json.Unmarshal(writeJSON(t, audittest.Shop()), &v); err != nil {
		t.Fatal(err)
	}
	v["findings"].([]any)[0].(map[string]any)["severity"] = "dreadful"
	if err := schema.Validate(v); err == nil {
		t.Error("the schema accepts an unknown severity")
	}
}

// Every field of a report is in the schema, and nothing else is.
func TestJSONSchemaCovers(t *testing.T) {
	data, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	c := &coverage{t: t, defs: schema["$defs"].(map[string]any), seen: map[reflect.Type]bool{}, used: map[string]bool{}}
	c.compare(reflect.TypeFor[audit.Report](), schema, "report")
	for name := range c.defs {
		if !c.used[name] {
			t.Errorf("the schema defines %s, which no field is", name)
		}
	}
}

type coverage struct {
	t    *testing.T
	defs map[string]any
	seen map[reflect.Type]bool
	used map[string]bool
}

// compare holds a Go type against a part of the schema.
func (c *coverage) compare(typ reflect.Type, node map[string]any, path string) {
	if options, ok := node["anyOf"].([]any); ok {
		node = options[0].(map[string]any)
	}
	if ref, ok := node["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, "#/$defs/")
		c.used[name] = true
		node = c.defs[name].(map[string]any)
	}
	switch typ.Kind() {
	case reflect.Pointer:
		c.compare(typ.Elem(), node, path)
	case reflect.Slice:
		items, ok := node["items"].(map[string]any)
		if !ok {
			c.t.Errorf("%s is a list, and none in the schema", path)
			return
		}
		c.compare(typ.Elem(), items, path+"[]")
	case reflect.Struct:
		if c.seen[typ] {
			return
		}
		c.seen[typ] = true
		c.object(typ, node, path)
	}
}

func (c *coverage) object(typ reflect.Type, node map[string]any, path string) {
	props, _ := node["properties"].(map[string]any)
	required := fmt.Sprint(node["required"])
	fields := map[string]bool{}
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		fields[name] = true
		p, ok := props[name].(map[string]any)
		if !ok {
			c.t.Errorf("the schema lacks %s.%s", path, name)
			continue
		}
		if !strings.Contains(required, name) {
			c.t.Errorf("%s.%s is always there, and not required in the schema", path, name)
		}
		c.compare(f.Type, p, path+"."+name)
	}
	for name := range props {
		if !fields[name] {
			c.t.Errorf("the schema has %s.%s, which a report has not", path, name)
		}
	}
}

// A report is embedded in pages, so it cannot hold markup.
func TestJSONHoldsNoMarkup(t *testing.T) {
	data := writeJSON(t, audittest.Hostile())
	if bytes.ContainsAny(data, "<>&\u2028") {
		t.Error("the report holds <, >, & or a line separator")
	}
	var r audit.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	if want := audittest.Hostile().Module; r.Module != want {
		t.Errorf("module = %q, want %q", r.Module, want)
	}
}
