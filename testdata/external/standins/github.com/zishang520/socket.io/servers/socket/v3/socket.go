// Package socket stands in for github.com/zishang520/socket.io/servers/socket/v3.
package socket

import "net/http"

// ServerOptionsInterface is what options offer.
type ServerOptionsInterface interface{ Adapter() AdapterConstructor }

// An AdapterConstructor makes the adapter of a namespace.
type AdapterConstructor interface{ New(nsp string) any }

// ServerOptions are the options of a server.
type ServerOptions struct{ adapter AdapterConstructor }

// DefaultServerOptions returns the options that hold by default.
func DefaultServerOptions() *ServerOptions { return &ServerOptions{} }

// Adapter returns the adapter.
func (s *ServerOptions) Adapter() AdapterConstructor { return s.adapter }

// SetAdapter sets the adapter.
func (s *ServerOptions) SetAdapter(adapter AdapterConstructor) { s.adapter = adapter }

// A Server keeps rooms of connections.
type Server struct{ opts ServerOptionsInterface }

// NewServer returns a server.
func NewServer(srv any, opts ServerOptionsInterface) *Server { return &Server{opts} }

// ServeHandler returns the handler of connections.
func (s *Server) ServeHandler(opts ServerOptionsInterface) http.Handler {
	return http.NotFoundHandler()
}
