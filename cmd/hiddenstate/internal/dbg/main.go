package main

import (
	"context"
	"fmt"
	"go/types"
	"os"
	"runtime/pprof"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

func main() {
	res, err := load.Load(context.Background(), load.Options{Dir: os.Args[1], Patterns: []string{"./..."}})
	if err != nil {
		panic(err)
	}
	var src []ssaform.Source
	in := map[*types.Package]bool{}
	for _, p := range res.Packages {
		src = append(src, ssaform.Source{Types: p.Types, Files: p.Files, Info: p.Info})
		in[p.Types] = true
	}
	pkgs, _ := ssaform.Build(res.Fset, src)
	prog := effects.NewProgram(res.Fset, models.NewTable(nil), func(p *types.Package) bool { return in[p] })
	for _, p := range pkgs {
		if p != nil {
			prog.Add(p, nil)
		}
	}
	if f := os.Getenv("PROF"); f != "" {
		w, _ := os.Create(f)
		pprof.StartCPUProfile(w)
		prog.Solve(context.Background())
		pprof.StopCPUProfile()
		return
	}
	prog.Solve(context.Background())
	if os.Args[2] == "cells" {
		eval := consteval.New(prog.Bodies())
		points := entrypoints.Find(prog, eval, nil)
		r, err := cells.Collect(context.Background(), prog, eval, points, cells.Imports{})
		if err != nil {
			panic(err)
		}
		for _, k := range classify.Cases(r) {
			if strings.Contains(k.Symbol(), os.Args[3]) {
				fmt.Printf("%s kind=%d shape=%+v ops=%v keys=%s vals=%s looked=%s pat=%b once=%v lazy=%v read=%v logs=%v drained=%v emptied=%v expires=%v words=%v inner=%v states=%v libs=%v\n", k.Symbol(), k.Kind, k.Shape, k.Ops, k.Keys, k.Vals, k.Looked, k.Patterns, k.Once, k.Lazy, k.ReadBack, k.OnlyLogs, k.Drained, k.Emptied, k.Expires, k.Words, k.Inner, k.States, k.Cell.Libraries)
			}
		}
		return
	}
	if os.Args[2] == "flow" {
		for _, c := range prog.FieldCells() {
			if strings.Contains(c.String(), os.Args[3]) {
				cl, ty, made := c.Held()
				fmt.Println(c.String(), len(cl), ty, len(made))
			}
		}
		return
	}
	for _, fn := range prog.Funcs {
		if !strings.HasSuffix(fn.Name(), os.Args[2]) {
			continue
		}
		fmt.Println("==", fn.Key(), "handler", fn.Handler != nil)
		if len(os.Args) > 3 && os.Args[3] == "ssa" {
			fn.SSA.WriteTo(os.Stdout)
		}
		fmt.Print(prog.Dump(fn))
	}
}
