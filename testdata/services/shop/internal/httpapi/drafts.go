package httpapi

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// draft is what a visitor has filled in on the checkout pages so far.
type draft struct {
	Address     string   `json:"address"`
	Wrapping    bool     `json:"wrapping"`
	GiftMessage string   `json:"gift_message"`
	Notes       []string `json:"notes"`
}

func (a *API) saveDraft(c *gin.Context) {
	var in draft
	if !bind(c, &in) {
		return
	}
	data, err := json.Marshal(in)
	if err != nil {
		fail(c, err)
		return
	}
	value := base64.RawURLEncoding.EncodeToString(data)
	c.SetCookie("draft", value+"."+a.sign(value), 24*3600, "/", "", false, true)
	c.Status(http.StatusNoContent)
}

func (a *API) draft(c *gin.Context) {
	cookie, _ := c.Cookie("draft")
	value, mac, _ := strings.Cut(cookie, ".")
	if !hmac.Equal([]byte(mac), []byte(a.sign(value))) {
		c.JSON(http.StatusOK, draft{})
		return
	}
	data, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil {
		refuse(c, http.StatusBadRequest, "malformed draft")
		return
	}
	c.Data(http.StatusOK, gin.MIMEJSON, data)
}

func (a *API) sign(value string) string {
	mac := hmac.New(sha256.New, a.CookieKey)
	mac.Write([]byte(value))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
