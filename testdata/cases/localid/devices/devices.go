// Package devices registers devices that report later under their number.
package devices

import (
	"encoding/json"
	"net/http"

	"example.com/cases/localid/devices/registry"
)

// Save keeps a device.
type Save func(id uint64, name string) error

// Routes adds the devices to mux.
func Routes(mux *http.ServeMux, save Save) {
	reg := registry.New()
	mux.HandleFunc("POST /devices", func(w http.ResponseWriter, r *http.Request) {
		id := reg.Assign() // want "Registry.lastID counts up identifiers in this process .*POST /devices.*\\[localid\\]"
		if err := save(id, r.FormValue("name")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		json.NewEncoder(w).Encode(map[string]uint64{"id": id})
	})
}
