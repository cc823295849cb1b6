// Package twirpsvc registers a Twirp service through generated code.
package twirpsvc

import (
	"context"
	"net/http"

	"example.com/entrypoints/twirpsvc/hatpb"
)

type hats struct{ made int }

func (h *hats) MakeHat(ctx context.Context, s *hatpb.Size) (*hatpb.Hat, error) { // want `^twirp: /twirp/hats.Haberdasher/MakeHat$`
	h.made++
	return &hatpb.Hat{}, nil
}

func register(mux *http.ServeMux) {
	srv := hatpb.NewHaberdasherServer(&hats{})
	mux.Handle(srv.PathPrefix(), srv)
}
