// Package snowflakeone makes snowflakes with the same node number everywhere.
package snowflakeone

import (
	"fmt"
	"net/http"

	"github.com/bwmarrin/snowflake"
)

// Posts gives posts their ids.
type Posts struct {
	node *snowflake.Node // want "Posts.node makes identifiers with the same node number on every instance .*\\[localid\\]"
}

// NewPosts returns posts without any.
func NewPosts() (*Posts, error) {
	node, err := snowflake.NewNode(1)
	if err != nil {
		return nil, fmt.Errorf("making ids: %w", err)
	}
	return &Posts{node: node}, nil
}

// Routes adds the posts to mux.
func (p *Posts) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /posts", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, p.node.Generate())
	})
}
