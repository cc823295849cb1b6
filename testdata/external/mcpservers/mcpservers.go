// Package mcpservers offers tools over HTTP without sessions.
package mcpservers

import (
	"net/http"

	"github.com/mark3labs/mcp-go/server"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// SDK wires the tools of one library.
func SDK(mux *http.ServeMux, s *mcp.Server) {
	h := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{Stateless: true})
	mux.Handle("/mcp", h)
}

// Go wires the tools of another.
func Go(mux *http.ServeMux, s *server.MCPServer) {
	mux.Handle("/mcp", server.NewStreamableHTTPServer(s, server.WithStateLess(true)))
}
