// Package hatpb has the form of what protoc-gen-twirp writes.
package hatpb

import (
	"context"
	"net/http"
)

type Size struct{ Inches int32 }

type Hat struct{ Color string }

type Haberdasher interface {
	MakeHat(context.Context, *Size) (*Hat, error)
}

type TwirpServer interface {
	http.Handler
	ServiceDescriptor() ([]byte, int)
	ProtocGenTwirpVersion() string
	PathPrefix() string
}

type haberdasherServer struct{ Haberdasher }

func NewHaberdasherServer(svc Haberdasher, opts ...any) TwirpServer {
	return &haberdasherServer{svc}
}

func (s *haberdasherServer) ServeHTTP(w http.ResponseWriter, r *http.Request) { // want `^net/http:`
	s.Haberdasher.MakeHat(r.Context(), new(Size))
}

func (s *haberdasherServer) ServiceDescriptor() ([]byte, int) { return nil, 0 }

func (s *haberdasherServer) ProtocGenTwirpVersion() string { return "v8.1.3" }

func (s *haberdasherServer) PathPrefix() string { return "/twirp/hats.Haberdasher/" }
