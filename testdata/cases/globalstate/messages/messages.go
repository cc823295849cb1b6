// Package messages decodes embedded files once for each language: every instance
// has the same.
package messages

import (
	"embed"
	"encoding/json"
	"net/http"
	"sync"
)

//go:embed locales
var files embed.FS

type texts map[string]map[string]string

var (
	mu        sync.Mutex
	languages = map[string]texts{}
)

func decode(data []byte, into any) error { return json.Unmarshal(data, into) }

func translate(language, group, name string) string {
	mu.Lock()
	defer mu.Unlock()
	if languages[language] == nil {
		file, err := files.ReadFile("locales/" + language + ".json")
		if err != nil {
			language = "en"
			if file, err = files.ReadFile("locales/" + language + ".json"); err != nil {
				return name
			}
		}
		if languages[language] == nil {
			all := texts{}
			if err := decode(file, &all); err != nil {
				return name
			}
			languages[language] = all
		}
	}
	return languages[language][group][name]
}

// Handler greets in the language asked for.
func Handler(w http.ResponseWriter, r *http.Request) {
	if _, err := w.Write([]byte(translate(r.Header.Get("Accept-Language"), "greeting", "hello"))); err != nil {
		return
	}
}
