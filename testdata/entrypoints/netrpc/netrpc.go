// Package netrpc registers objects with net/rpc.
package netrpc

import "net/rpc"

type Args struct{ A, B int }

type Arith struct{ calls int }

func (a *Arith) Multiply(args *Args, reply *int) error { // want `^net/rpc: Arith.Multiply$`
	a.calls++
	*reply = args.A * args.B
	return nil
}

// Name has not the form of a remote method.
func (a *Arith) Name() string { return "arith" }

type Stack struct{ items []int }

func (s *Stack) Push(n int, done *bool) error { // want `^net/rpc: stack.Push$`
	s.items = append(s.items, n)
	return nil
}

func serve() error {
	if err := rpc.Register(new(Arith)); err != nil {
		return err
	}
	return rpc.RegisterName("stack", &Stack{})
}
