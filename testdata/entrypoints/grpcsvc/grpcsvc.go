// Package grpcsvc registers a gRPC service through generated code, and one by its
// description.
package grpcsvc

import (
	"context"

	"example.com/entrypoints/grpcsvc/greetpb"
	"google.golang.org/grpc"
)

type greeter struct {
	greetpb.UnimplementedGreeterServer
}

func (g *greeter) SayHello(ctx context.Context, r *greetpb.HelloRequest) (*greetpb.HelloReply, error) { // want `^gRPC: /greet.v1.Greeter/SayHello$`
	return &greetpb.HelloReply{Text: r.Name}, nil
}

func (g *greeter) Stream(r *greetpb.HelloRequest, s grpc.ServerStreamingServer[greetpb.HelloReply]) error { // want `^gRPC: /greet.v1.Greeter/Stream$`
	return s.Send(&greetpb.HelloReply{})
}

func (g *greeter) Upload(s grpc.ClientStreamingServer[greetpb.HelloRequest, greetpb.HelloReply]) error { // want `^gRPC: /greet.v1.Greeter/Upload$`
	return nil
}

// Reset is no method of the service.
func (g *greeter) Reset() {}

// A farewell is registered by a description of another package.
type farewell struct {
	greetpb.UnimplementedGreeterServer
}

func (f farewell) SayHello(ctx context.Context, r *greetpb.HelloRequest) (*greetpb.HelloReply, error) { // want `^gRPC: /greet.v1.Greeter/SayHello$`
	return nil, nil
}

func logged(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) { // want `^gRPC:`
	return next(ctx, req)
}

func server() *grpc.Server {
	s := grpc.NewServer(grpc.UnaryInterceptor(logged))
	greetpb.RegisterGreeterServer(s, &greeter{})
	return s
}

func byDescription(s *grpc.Server) { s.RegisterService(&greetpb.Greeter_ServiceDesc, farewell{}) }
