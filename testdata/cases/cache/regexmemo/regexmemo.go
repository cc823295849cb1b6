// Package regexmemo compiles each search pattern once.
package regexmemo

import (
	"encoding/json"
	"net/http"
	"regexp"
	"sync"
)

var patterns sync.Map

func pattern(query string) *regexp.Regexp {
	if re, ok := patterns.Load(query); ok {
		return re.(*regexp.Regexp)
	}
	re := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(query))
	patterns.Store(query, re)
	return re
}

// Handler searches the given names.
func Handler(names []string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /search", func(w http.ResponseWriter, r *http.Request) {
		re := pattern(r.FormValue("q"))
		var found []string
		for _, n := range names {
			if re.MatchString(n) {
				found = append(found, n)
			}
		}
		json.NewEncoder(w).Encode(found)
	})
	return mux
}
