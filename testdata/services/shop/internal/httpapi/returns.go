package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func (a *API) openReturn(c *gin.Context) {
	number := a.Returns.Open()
	a.Mailer.Send("returns@example.com", "Return "+number, "Opened by "+user(c).Email)
	c.JSON(http.StatusCreated, gin.H{"number": number})
}

func (a *API) uploadPhoto(c *gin.Context) {
	photo, err := c.FormFile("photo")
	if err != nil {
		refuse(c, http.StatusBadRequest, err.Error())
		return
	}
	reply(c, http.StatusCreated, nil, c.SaveUploadedFile(photo, a.Returns.Photo(c.Param("number"))))
}

// photo serves a photo from the machine that the customer's cookie names.
func (a *API) photo(c *gin.Context) {
	if server, err := c.Cookie("SERVERID"); err == nil && server != a.Instance {
		c.Redirect(http.StatusTemporaryRedirect, "http://"+server+c.Request.URL.Path)
		return
	}
	c.File(a.Returns.Photo(c.Param("number")))
}
