// Package gin registers handlers with github.com/gin-gonic/gin.
package gin

import "github.com/gin-gonic/gin"

type api struct{}

func (a *api) login(c *gin.Context) {} // want `^gin: POST /login$`

func (a *api) item(c *gin.Context) {} // want `^gin: GET /api/v1/items/:id$`

func (a *api) anyMethod(c *gin.Context) {} // want `^gin: /any$`

func (a *api) custom(c *gin.Context) {} // want `^gin: LINK /custom$`

func (a *api) some(c *gin.Context) {} // want `^gin: GET /some; POST /some$`

func (a *api) nobody(c *gin.Context) {} // want `^gin:$`

func (a *api) missing(c *gin.Context) {} // want `^gin:$`

func (a *api) plugin(c *gin.Context) {} // want `^gin: PUT /plugins/plugin$`

// auth makes middleware.
func auth(key string) gin.HandlerFunc {
	return func(c *gin.Context) { // want `^gin: middleware$`
		if c.GetHeader("Authorization") != key {
			c.AbortWithStatus(401)
		}
	}
}

func last(c *gin.Context) {} // want `^gin: DELETE /chained$`

func first(c *gin.Context) { c.Next() } // want `^gin: DELETE /chained middleware$`

func router(a *api) *gin.Engine {
	r := gin.Default()
	r.Use(auth("key"))
	r.POST("/login", a.login)
	v1 := r.Group("/api").Group("/v1", auth("other"))
	{
		v1.GET("/items/:id", a.item)
	}
	r.Any("/any", a.anyMethod)
	r.Handle("LINK", "/custom", a.custom)
	r.Match([]string{"GET", "POST"}, "/some", a.some)
	r.DELETE("/chained", first, last)
	r.NoRoute(a.missing)
	a.plugins(r.Group("/plugins"))
	return r
}

func (a *api) plugins(g *gin.RouterGroup) { g.PUT("/plugin", a.plugin) }
