// Package connectsvc registers a Connect service through generated code.
package connectsvc

import (
	"context"
	"net/http"

	"connectrpc.com/connect"
	"example.com/entrypoints/connectsvc/greetconnect"
)

type greeter struct{ greeted int }

func (g *greeter) Greet(ctx context.Context, r *connect.Request[greetconnect.GreetRequest]) (*connect.Response[greetconnect.GreetResponse], error) { // want `^connect: /greet.v1.GreetService/Greet$`
	g.greeted++
	return connect.NewResponse(&greetconnect.GreetResponse{}), nil
}

func register(mux *http.ServeMux) {
	mux.Handle(greetconnect.NewGreetServiceHandler(&greeter{}))
}
