// Package mergedcopy answers with descriptions of types that every process is
// started with: each request gets a copy, and completes that.
package mergedcopy

import (
	"net/http"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/sourcecontextpb"
	"google.golang.org/protobuf/types/known/typepb"
)

// A Catalogue describes types.
type Catalogue struct {
	types map[string]*typepb.Type
}

// New returns the catalogue of the process.
func New(files map[string]string) *Catalogue {
	c := &Catalogue{types: map[string]*typepb.Type{}}
	for name, file := range files {
		c.types[name] = &typepb.Type{Name: name, SourceContext: &sourcecontextpb.SourceContext{FileName: file}}
	}
	return c
}

func (c *Catalogue) describe(name string) *typepb.Type {
	clone := &typepb.Type{SourceContext: &sourcecontextpb.SourceContext{}}
	if t := c.types[name]; t != nil {
		proto.Merge(clone, t)
	}
	return clone
}

// Routes adds the catalogue to mux.
func (c *Catalogue) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /types/{name}", func(w http.ResponseWriter, r *http.Request) {
		t := c.describe(r.PathValue("name"))
		if t.SourceContext.FileName == "" {
			t.SourceContext.FileName = "unknown.proto"
		}
		text, err := protojson.Marshal(t)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write(text)
	})
}
