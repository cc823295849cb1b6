package httpapi

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"example.com/shop/internal/auth"
	"example.com/shop/internal/store"
)

const sessionCookie = "session"

type credentials struct {
	Email    string `json:"email" binding:"required,email"`
	Password string `json:"password" binding:"required,min=8"`
}

func (a *API) register(c *gin.Context) {
	var in credentials
	if !bind(c, &in) {
		return
	}
	salt, hash, err := auth.HashPassword(in.Password)
	if err != nil {
		fail(c, err)
		return
	}
	created, err := a.Users.Create(c.Request.Context(), store.User{ID: uuid.NewString(), Email: in.Email, Salt: salt, Hash: hash})
	if err != nil {
		fail(c, err)
		return
	}
	if !created {
		refuse(c, http.StatusConflict, "the address is taken")
		return
	}
	c.Status(http.StatusCreated)
}

func (a *API) login(c *gin.Context) {
	var in credentials
	if !bind(c, &in) {
		return
	}
	if !a.Guard.Allowed(in.Email) {
		refuse(c, http.StatusTooManyRequests, "too many wrong passwords")
		return
	}
	user, err := a.Users.ByEmail(c.Request.Context(), in.Email)
	if err != nil || !auth.CheckPassword(in.Password, user.Salt, user.Hash) {
		a.Guard.Failed(in.Email)
		refuse(c, http.StatusUnauthorized, "wrong address or password")
		return
	}
	a.Guard.Succeeded(in.Email)
	a.signIn(c, user)
	c.Status(http.StatusNoContent)
}

func (a *API) signIn(c *gin.Context, user store.User) {
	token := a.Sessions.Create(user.ID, user.Email)
	c.SetCookie(sessionCookie, token, int(a.Sessions.TTL().Seconds()), "/", "", false, true)
}

func (a *API) logout(c *gin.Context) {
	if token, err := c.Cookie(sessionCookie); err == nil {
		a.Sessions.Delete(token)
	}
	c.SetCookie(sessionCookie, "", -1, "/", "", false, true)
	c.Status(http.StatusNoContent)
}

// requireUser lets signed-in customers and API clients pass.
func (a *API) requireUser(c *gin.Context) {
	if bearer, ok := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer "); ok {
		claims, err := a.Tokens.Verify(bearer)
		if err != nil {
			refuse(c, http.StatusUnauthorized, "invalid token")
			return
		}
		c.Set("user", auth.Session{UserID: claims.Subject})
		return
	}
	token, _ := c.Cookie(sessionCookie)
	s, ok := a.Sessions.Lookup(token)
	if !ok {
		refuse(c, http.StatusUnauthorized, "please sign in")
		return
	}
	c.Set("user", s)
}

// user returns the customer that requireUser let pass.
func user(c *gin.Context) auth.Session {
	return c.MustGet("user").(auth.Session)
}

func (a *API) me(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"id": user(c).UserID, "email": user(c).Email})
}

func (a *API) forgotPassword(c *gin.Context) {
	var in struct {
		Email string `json:"email" binding:"required,email"`
	}
	if !bind(c, &in) {
		return
	}
	if _, err := a.Users.ByEmail(c.Request.Context(), in.Email); err == nil {
		a.Mailer.Send(in.Email, "Your new password", "Choose it with the code "+a.Codes.Issue(in.Email))
	}
	c.Status(http.StatusAccepted)
}

func (a *API) resetPassword(c *gin.Context) {
	var in struct {
		credentials
		Code string `json:"code"`
	}
	if !bind(c, &in) {
		return
	}
	if !a.Codes.Redeem(in.Email, in.Code) {
		refuse(c, http.StatusForbidden, "wrong code")
		return
	}
	salt, hash, err := auth.HashPassword(in.Password)
	if err == nil {
		err = a.Users.SetPassword(c.Request.Context(), in.Email, salt, hash)
	}
	reply(c, http.StatusNoContent, nil, err)
}
