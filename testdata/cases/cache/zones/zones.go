// Package zones greets users in their language and tells them their time. What
// it keeps of both it has loaded once, from what every instance carries with it.
package zones

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

//go:embed texts/*.json
var files embed.FS

type dictionary struct {
	texts map[string]string
}

var (
	mu           sync.RWMutex
	dictionaries = map[string]dictionary{}
	zones        sync.Map
)

func in(language string) (dictionary, error) {
	mu.RLock()
	d, ok := dictionaries[language]
	mu.RUnlock()
	if ok {
		return d, nil
	}
	mu.Lock()
	defer mu.Unlock()
	d, err := load(language)
	if err != nil {
		return dictionary{}, err
	}
	dictionaries[language] = d
	return d, nil
}

func load(language string) (dictionary, error) {
	data, err := files.ReadFile("texts/" + language + ".json")
	if err != nil {
		return dictionary{}, err
	}
	var d dictionary
	if err := json.Unmarshal(data, &d.texts); err != nil {
		return dictionary{}, fmt.Errorf("reading the texts in %s: %w", language, err)
	}
	return d, nil
}

func zone(name string) *time.Location {
	if z, ok := zones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		z = time.UTC
	}
	zones.Store(name, z)
	return z
}

// Routes adds the greeting to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /greeting", func(w http.ResponseWriter, r *http.Request) {
		d, err := in(r.FormValue("lang"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintln(w, d.texts["hello"], time.Now().In(zone(r.FormValue("zone"))).Format(time.Kitchen))
	})
}
