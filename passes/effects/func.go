package effects

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Func is a function with a body in the program: a declared function or
// method, a closure, or a package's initialisation.
type Func struct {
	Obj    *types.Func // nil for closures and initialisation
	SSA    *ssa.Function
	Parent *Func // the function around a closure
	Sum    *Summary

	// Handler says that the function is a handler by its signature, and of what.
	Handler *models.Registration

	// Callees are the functions that it, or a callee on its behalf, calls, in
	// the order found.
	Callees []*Func
	// Spawned says that some goroutine begins in the function.
	Spawned bool

	value    *Closure // the function value of its MakeClosure, or of its mention
	nparams  int
	recv     *types.TypeName // the program's type that it is a method of
	carry    uint64          // parameters that can hold something that a flowNode collects
	far      *farFunc        // what a fact says of a function of another package
	objects  map[objectKey]*Object
	closures map[closureKey]*Closure
	sites    map[ssa.Instruction]*Site
	callIO   map[ssa.Instruction]IOSet

	lazy      map[*ssa.BasicBlock]ssa.Value // see lazyBlocks
	lazyKnown bool
	callees   map[*Func]bool
	params    []*flowNode
	frees     []*flowNode

	order      int
	dirty      bool
	memory     *memory // while the program is being solved
	dependents []*Func
}

// A farFunc describes a function that is known from a fact.
type farFunc struct {
	key  string
	pkg  string // import path
	name string
	at   string // "file:line:col"

	traits trait
}

// Name returns the function's name as messages print it: "Login",
// "(*Server).Login", "NewLimiter$1".
func (fn *Func) Name() string {
	if fn.far != nil {
		return fn.far.name
	}
	return fn.SSA.RelString(fn.Package())
}

// Key names the function across packages and drivers:
// "(*example.com/shop/auth.Manager).Create", "example.com/shop/auth.New$1".
func (fn *Func) Key() string {
	switch {
	case fn.far != nil:
		return fn.far.key
	case fn.Obj != nil:
		return fn.Obj.FullName()
	case fn.Parent != nil:
		name := fn.SSA.Name()
		return fn.Parent.Key() + name[strings.LastIndexByte(name, '$'):]
	}
	return fn.PkgPath() + "." + fn.SSA.Name()
}

// PkgPath returns the import path of the package that declares the function.
func (fn *Func) PkgPath() string {
	if fn.far != nil {
		return fn.far.pkg
	}
	if pkg := fn.Package(); pkg != nil {
		return pkg.Path()
	}
	return ""
}

// At returns the position of the declaration of a function that is known from
// a fact, "" for all others.
func (fn *Func) At() string {
	if fn.far != nil {
		return fn.far.at
	}
	return ""
}

// Package returns the package that declares the function, nil for a function
// that is known from a fact.
func (fn *Func) Package() *types.Package {
	for g := fn; g != nil; g = g.Parent {
		if g.Obj != nil {
			return g.Obj.Pkg()
		}
		if g.SSA != nil && g.SSA.Pkg != nil {
			return g.SSA.Pkg.Pkg
		}
	}
	return nil
}

// Pos returns the position of the function's declaration.
func (fn *Func) Pos() token.Pos {
	if fn.SSA != nil {
		return fn.SSA.Pos()
	}
	return token.NoPos
}

// owns reports whether o is one of the objects of fn's frame.
func (fn *Func) owns(o *Object) bool {
	return o.origin == o && o.Home == fn
}

// carriesParam reports whether parameter i can hold something that a flowNode collects.
func (fn *Func) carriesParam(i int) bool { return i < 64 && fn.carry&(1<<i) != 0 }
