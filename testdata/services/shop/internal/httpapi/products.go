package httpapi

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/feature"
	"example.com/shop/internal/reviews"
)

func (a *API) products(c *gin.Context) {
	all, err := a.Catalog.Search(c.Request.Context(), c.Query("q"))
	reply(c, http.StatusOK, all, err)
}

func (a *API) product(c *gin.Context) {
	p, err := a.Catalog.Product(c.Request.Context(), c.Param("sku"))
	if err != nil {
		fail(c, err)
		return
	}
	price, err := a.Exchange.Format(c.Request.Context(), p.Price, c.DefaultQuery("currency", "EUR"))
	if err != nil {
		refuse(c, http.StatusBadRequest, err.Error())
		return
	}
	a.Views.Record(p.SKU)
	c.JSON(http.StatusOK, gin.H{"product": p, "price": price})
}

func (a *API) image(c *gin.Context) {
	f, err := a.Images.Open(c.Param("sku"))
	if err != nil {
		refuse(c, http.StatusNotFound, "no picture")
		return
	}
	defer f.Close()
	c.DataFromReader(http.StatusOK, -1, "image/jpeg", f, nil)
}

func (a *API) reviews(c *gin.Context) {
	all, err := a.Reviews.Of(c.Request.Context(), c.Param("sku"))
	reply(c, http.StatusOK, all, err)
}

func (a *API) addReview(c *gin.Context) {
	if !feature.Enabled(feature.Reviews) {
		refuse(c, http.StatusForbidden, "reviews are closed")
		return
	}
	var in reviews.Review
	if !bind(c, &in) {
		return
	}
	in.Author, in.Written = user(c).Email, time.Now()
	reply(c, http.StatusCreated, nil, a.Reviews.Add(c.Request.Context(), c.Param("sku"), in))
}

func (a *API) shipping(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"cents": a.Shipping.Cheapest(c.Request.Context(), c.Param("country"))})
}

func (a *API) newsletter(c *gin.Context) {
	a.Mailer.Send(c.PostForm("email"), "Our newsletter", "Please confirm your address.")
	c.Status(http.StatusAccepted)
}
