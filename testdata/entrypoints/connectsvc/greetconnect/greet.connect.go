// Package greetconnect has the form of what protoc-gen-connect-go writes.
package greetconnect

import (
	"context"
	"net/http"

	"connectrpc.com/connect"
)

type GreetRequest struct{ Name string }

type GreetResponse struct{ Text string }

const GreetServiceGreetProcedure = "/greet.v1.GreetService/Greet"

type GreetServiceHandler interface {
	Greet(context.Context, *connect.Request[GreetRequest]) (*connect.Response[GreetResponse], error)
}

func NewGreetServiceHandler(svc GreetServiceHandler, opts ...connect.HandlerOption) (string, http.Handler) {
	greet := connect.NewUnaryHandler(GreetServiceGreetProcedure, svc.Greet, opts...)
	return "/greet.v1.GreetService/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `^net/http:`
		switch r.URL.Path {
		case GreetServiceGreetProcedure:
			greet.ServeHTTP(w, r)
		default:
			http.NotFound(w, r)
		}
	})
}
