// Package sorting sorts with callbacks of its own.
package sorting

import (
	"net/http"
	"slices"
	"sort"
	"sync"
)

var posts = struct {
	sync.Mutex
	all   []string // want `posts.all keeps .*\[globalstate\]`
	calls int
}{}

// Post sorts what it keeps, and List a copy.
func Post(w http.ResponseWriter, r *http.Request) {
	posts.Lock()
	defer posts.Unlock()
	posts.all = append(posts.all, r.FormValue("text"))
	sort.Slice(posts.all, func(i, j int) bool { return posts.all[i] < posts.all[j] })
}

func List(w http.ResponseWriter, r *http.Request) {
	posts.Lock()
	mine := slices.Clone(posts.all)
	posts.Unlock()
	compared := 0
	slices.SortFunc(mine, func(a, b string) int {
		compared++
		return len(a) - len(b)
	})
	for _, p := range mine {
		w.Write([]byte(p))
	}
}
