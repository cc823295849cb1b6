package httpapi

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/partner"
)

func (a *API) oauthStart(c *gin.Context) {
	c.Redirect(http.StatusFound, a.OAuth.Start(c.DefaultQuery("return_to", "/")))
}

func (a *API) oauthCallback(c *gin.Context) {
	email, returnTo, err := a.OAuth.Finish(c.Request.Context(), c.Query("state"), c.Query("code"))
	if err != nil {
		fail(c, err)
		return
	}
	user, err := a.Users.ByEmail(c.Request.Context(), email)
	if err != nil {
		fail(c, err)
		return
	}
	a.signIn(c, user)
	c.Redirect(http.StatusFound, returnTo)
}

func (a *API) issueToken(c *gin.Context) {
	token, err := a.Tokens.Issue(user(c).UserID)
	if err != nil {
		fail(c, err)
		return
	}
	answer := gin.H{"token": token}
	if a.Refresh != nil {
		if answer["refresh_token"], err = a.Refresh.Issue(c.Request.Context(), user(c).UserID); err != nil {
			fail(c, err)
			return
		}
	}
	c.JSON(http.StatusCreated, answer)
}

func (a *API) refreshToken(c *gin.Context) {
	userID, err := a.Refresh.Redeem(c.Request.Context(), c.PostForm("refresh_token"))
	if err != nil {
		fail(c, err)
		return
	}
	token, err := a.Tokens.Issue(userID)
	reply(c, http.StatusCreated, gin.H{"token": token}, err)
}

func (a *API) revokeToken(c *gin.Context) {
	claims, err := a.Tokens.Verify(strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer "))
	if err != nil {
		refuse(c, http.StatusUnauthorized, "invalid token")
		return
	}
	a.Tokens.Revoke(claims)
	c.Status(http.StatusNoContent)
}

func (a *API) partnerLogin(c *gin.Context) {
	token, err := a.Partners.Login(c.PostForm("name"), c.PostForm("secret"))
	if err != nil {
		refuse(c, http.StatusUnauthorized, err.Error())
		return
	}
	c.SetCookie(partner.Cookie, token, 30*24*3600, "/partner", "", false, true)
	c.Status(http.StatusNoContent)
}

func (a *API) partnerLogout(c *gin.Context) {
	c.SetCookie(partner.Cookie, "", -1, "/partner", "", false, true)
	c.Status(http.StatusNoContent)
}

func (a *API) partnerFeed(c *gin.Context) {
	token, _ := c.Cookie(partner.Cookie)
	if _, err := a.Partners.Verify(token); err != nil {
		refuse(c, http.StatusUnauthorized, "invalid token")
		return
	}
	a.products(c)
}
