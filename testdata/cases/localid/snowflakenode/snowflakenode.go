// Package snowflakenode makes snowflakes with a node number of its own.
package snowflakenode

import (
	"fmt"
	"net/http"
	"os"
	"strconv"

	"github.com/bwmarrin/snowflake"
)

// Posts gives posts their ids.
type Posts struct{ node *snowflake.Node }

// NewPosts returns posts with ids of the replica that the orchestrator names.
func NewPosts() (*Posts, error) {
	n, err := strconv.ParseInt(os.Getenv("REPLICA_INDEX"), 10, 64)
	if err != nil {
		return nil, fmt.Errorf("which replica is this: %w", err)
	}
	node, err := snowflake.NewNode(n)
	return &Posts{node: node}, err
}

// Routes adds the posts to mux.
func (p *Posts) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /posts", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, p.node.Generate())
	})
}
