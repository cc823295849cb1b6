// Package rooms lets people talk to each other in rooms.
package rooms

import (
	"net/http"

	"example.com/cases/liveconn/rooms/registry"
	"github.com/gin-gonic/gin"
	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{ReadBufferSize: 1024}

// Routes adds the routes of rooms.
func Routes(r *gin.Engine) {
	people := registry.New()
	r.GET("/rooms/:room", func(c *gin.Context) {
		conn, err := upgrader.Upgrade(c.Writer, c.Request, nil)
		if err != nil {
			return
		}
		defer conn.Close()
		people.Enter(c.Param("room"), conn) // want "Registry.rooms keeps the clients that are connected to this instance \\(written by GET /rooms/:room.*\\[liveconn\\]"
		defer people.Leave(c.Param("room"), conn)
		for {
			kind, text, err := conn.ReadMessage()
			if err != nil {
				return
			}
			people.Say(c.Param("room"), kind, text)
		}
	})
	r.GET("/", func(c *gin.Context) { c.Status(http.StatusNoContent) })
}
