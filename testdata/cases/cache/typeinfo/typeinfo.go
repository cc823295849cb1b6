// Package typeinfo looks at the types of answers with reflection, once each.
package typeinfo

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
)

type columns []string

var (
	mu        sync.RWMutex
	typeCache = map[reflect.Type]columns{}
)

func columnsOf(t reflect.Type) columns {
	mu.RLock()
	c, ok := typeCache[t]
	mu.RUnlock()
	if ok {
		return c
	}
	c = inspect(t)
	mu.Lock()
	defer mu.Unlock()
	typeCache[t] = c
	return c
}

func inspect(t reflect.Type) columns {
	var c columns
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("csv"), ",")
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		c = append(c, name)
	}
	return c
}

type row struct {
	SKU   string `csv:"sku"`
	Cents int64
}

// Handler writes the header of the export.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /export", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, strings.Join(columnsOf(reflect.TypeFor[row]()), ";"))
	})
	return mux
}
