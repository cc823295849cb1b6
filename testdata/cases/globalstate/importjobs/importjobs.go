// Package importjobs takes price lists and tells how far their import has come.
package importjobs

import (
	"encoding/json"
	"io"
	"net/http"

	"example.com/cases/globalstate/importjobs/progress"
	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
)

// API serves imports.
type API struct {
	tracker *progress.Tracker
}

// Routes adds the routes of imports to r.
func Routes(r *gin.Engine) {
	api := &API{tracker: progress.NewTracker()}
	r.POST("/imports", api.start)
	r.GET("/imports/:id", api.show)
}

func (a *API) start(c *gin.Context) {
	var rows []json.RawMessage
	if err := json.NewDecoder(io.LimitReader(c.Request.Body, 1<<20)).Decode(&rows); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	id := uuid.NewString()
	a.tracker.Begin(id, len(rows)) // want "Tracker.jobs keeps a map .*in this process's memory \\(written by POST /imports.*\\[globalstate\\]"
	c.JSON(http.StatusAccepted, gin.H{"id": id})
}

func (a *API) show(c *gin.Context) {
	job, ok := a.tracker.Job(c.Param("id"))
	if !ok {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	c.JSON(http.StatusOK, job)
}
