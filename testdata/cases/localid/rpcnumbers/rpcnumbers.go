// Package rpcnumbers asks a node for balances by JSON-RPC. Calls are numbered so
// that answers can be told apart; nobody keeps the numbers.
package rpcnumbers

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync/atomic"
)

type request struct {
	Version string   `json:"jsonrpc"`
	Number  uint64   `json:"id"`
	Method  string   `json:"method"`
	Params  []string `json:"params"`
}

type node struct {
	url  string
	last atomic.Uint64
}

func (n *node) nextID() uint64 { return n.last.Add(1) }

func (n *node) call(method string, params ...string) (string, error) {
	body, err := json.Marshal(request{"2.0", n.nextID(), method, params})
	if err != nil {
		return "", err
	}
	res, err := http.Post(n.url, "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var answer struct {
		Result string `json:"result"`
	}
	err = json.NewDecoder(res.Body).Decode(&answer)
	return answer.Result, err
}

// Handler returns the routes.
func Handler(url string) http.Handler {
	n := &node{url: url}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /balances/{account}", func(w http.ResponseWriter, r *http.Request) {
		balance, err := n.call("get_balance", r.PathValue("account"))
		if err != nil {
			http.Error(w, "the node does not answer", http.StatusBadGateway)
			return
		}
		json.NewEncoder(w).Encode(balance)
	})
	return mux
}
