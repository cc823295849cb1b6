// Package fasthttpsvc gives handlers to github.com/valyala/fasthttp.
package fasthttpsvc

import "github.com/valyala/fasthttp"

type app struct{}

func (a *app) handle(ctx *fasthttp.RequestCtx) {} // want `^fasthttp:$`

func (a *app) other(ctx *fasthttp.RequestCtx) {} // want `^fasthttp:$` `^fasthttp: middleware$`

func compressed(next fasthttp.RequestHandler) fasthttp.RequestHandler {
	return func(ctx *fasthttp.RequestCtx) { next(ctx) }
}

func serve(a *app) error {
	go fasthttp.ListenAndServe(":8081", compressed(a.other))
	s := &fasthttp.Server{Handler: a.handle}
	return s.ListenAndServe(":8080")
}
