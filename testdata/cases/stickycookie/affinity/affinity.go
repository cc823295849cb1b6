// Package affinity sends a download back to the machine that prepared it.
package affinity

import (
	"net/http"
	"path/filepath"
)

// Downloads serves what was prepared on this machine.
type Downloads struct {
	dir  string
	self string
}

// Routes adds the downloads to mux.
func Routes(mux *http.ServeMux, dir, self string) {
	d := &Downloads{dir: dir, self: self}
	mux.HandleFunc("GET /downloads/{id}", d.serve)
}

func (d *Downloads) serve(w http.ResponseWriter, r *http.Request) { // want "Downloads.serve reads the affinity cookie AWSALB, .*GET /downloads/\\{id\\}.*the answer depends on the instance.*\\[stickycookie\\]"
	if c, err := r.Cookie("AWSALB"); err != nil || c.Value == "" {
		http.Error(w, "start again from the order page", http.StatusConflict)
		return
	}
	http.ServeFile(w, r, filepath.Join(d.dir, filepath.Base(r.PathValue("id"))))
}
