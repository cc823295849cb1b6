package live

import (
	"net/http"
	"time"
)

// Ping answers every message with the time, so that browsers can tell how far
// their clock is off.
func Ping(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	answered := 0
	for answered < 100 {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
		if err := conn.WriteJSON(map[string]any{"time": time.Now().UnixMilli(), "n": answered}); err != nil {
			return
		}
		answered++
	}
}
