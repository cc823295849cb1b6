// Package greetpb has the form of what protoc-gen-go-grpc writes.
package greetpb

import (
	"context"

	"google.golang.org/grpc"
)

type HelloRequest struct{ Name string }

type HelloReply struct{ Text string }

type GreeterServer interface {
	SayHello(context.Context, *HelloRequest) (*HelloReply, error)
	Stream(*HelloRequest, grpc.ServerStreamingServer[HelloReply]) error
	Upload(grpc.ClientStreamingServer[HelloRequest, HelloReply]) error
	mustEmbedUnimplementedGreeterServer()
}

type UnimplementedGreeterServer struct{}

func (UnimplementedGreeterServer) SayHello(context.Context, *HelloRequest) (*HelloReply, error) {
	return nil, nil
}

func (UnimplementedGreeterServer) Stream(*HelloRequest, grpc.ServerStreamingServer[HelloReply]) error {
	return nil
}

func (UnimplementedGreeterServer) Upload(grpc.ClientStreamingServer[HelloRequest, HelloReply]) error {
	return nil
}

func (UnimplementedGreeterServer) mustEmbedUnimplementedGreeterServer() {}

func RegisterGreeterServer(s grpc.ServiceRegistrar, srv GreeterServer) {
	s.RegisterService(&Greeter_ServiceDesc, srv)
}

func _Greeter_SayHello_Handler(srv any, ctx context.Context, dec func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	in := new(HelloRequest)
	if err := dec(in); err != nil {
		return nil, err
	}
	if interceptor == nil {
		return srv.(GreeterServer).SayHello(ctx, in)
	}
	info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/greet.v1.Greeter/SayHello"}
	handler := func(ctx context.Context, req any) (any, error) {
		return srv.(GreeterServer).SayHello(ctx, req.(*HelloRequest))
	}
	return interceptor(ctx, in, info, handler)
}

func _Greeter_Stream_Handler(srv any, stream grpc.ServerStream) error { // want `^gRPC:$`
	m := new(HelloRequest)
	if err := stream.RecvMsg(m); err != nil {
		return err
	}
	return srv.(GreeterServer).Stream(m, &grpc.GenericServerStream[HelloRequest, HelloReply]{ServerStream: stream})
}

func _Greeter_Upload_Handler(srv any, stream grpc.ServerStream) error { // want `^gRPC:$`
	return srv.(GreeterServer).Upload(&grpc.GenericServerStream[HelloRequest, HelloReply]{ServerStream: stream})
}

var Greeter_ServiceDesc = grpc.ServiceDesc{
	ServiceName: "greet.v1.Greeter",
	HandlerType: (*GreeterServer)(nil),
	Methods:     []grpc.MethodDesc{{MethodName: "SayHello", Handler: _Greeter_SayHello_Handler}},
	Streams: []grpc.StreamDesc{
		{StreamName: "Stream", Handler: _Greeter_Stream_Handler, ServerStreams: true},
		{StreamName: "Upload", Handler: _Greeter_Upload_Handler, ClientStreams: true},
	},
}
