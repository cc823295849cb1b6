// Package tokenkeys guards accounts with a key that each process makes up.
package tokenkeys

import (
	"crypto/rand"
	"net/http"

	ginjwt "github.com/appleboy/gin-jwt/v2"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/jwtauth/v5"
	kratosjwt "github.com/go-kratos/kratos/v2/middleware/auth/jwt"
	kratoshttp "github.com/go-kratos/kratos/v2/transport/http"
	fiberjwt "github.com/gofiber/contrib/jwt"
	"github.com/gofiber/fiber/v2"
	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
)

// secret returns a new key.
func secret() []byte {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		panic(err)
	}
	return key
}

// Echo guards accounts with the key alone.
func Echo(e *echo.Echo) {
	key := secret()
	e.Use(echojwt.JWT(key))
	e.GET("/account", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
}

// EchoConfig guards accounts with a configuration.
func EchoConfig(e *echo.Echo) {
	e.Use(echojwt.WithConfig(echojwt.Config{SigningKey: secret(), TokenLookup: "cookie:token"}))
	e.GET("/account", func(c echo.Context) error { return c.NoContent(http.StatusOK) })
}

// Gin guards accounts, and logs in.
func Gin(r *gin.Engine, check func(*gin.Context) (any, error)) error {
	mw, err := ginjwt.New(&ginjwt.GinJWTMiddleware{Realm: "shop", Key: secret(), Authenticator: check})
	if err != nil {
		return err
	}
	r.POST("/login", mw.LoginHandler)
	r.GET("/account", mw.MiddlewareFunc(), func(c *gin.Context) { c.Status(http.StatusOK) })
	return nil
}

// Chi guards accounts.
func Chi(mux *http.ServeMux) {
	auth := jwtauth.New("HS256", secret(), nil)
	mux.Handle("GET /account", jwtauth.Verifier(auth)(http.NotFoundHandler()))
}

// Fiber guards accounts.
func Fiber(app *fiber.App) {
	app.Use(fiberjwt.New(fiberjwt.Config{SigningKey: fiberjwt.SigningKey{Key: secret()}}))
	app.Get("/account", func(c *fiber.Ctx) error { return c.SendStatus(fiber.StatusOK) })
}

// Kratos guards a service.
func Kratos() *kratoshttp.Server {
	key := secret()
	return kratoshttp.NewServer(kratoshttp.Middleware(
		kratosjwt.Server(func(*jwt.Token) (any, error) { return key, nil }),
	))
}
