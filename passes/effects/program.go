package effects

import (
	"go/token"
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Program is everything that one run of the analysis sees.
type Program struct {
	Fset   *token.FileSet
	Models *models.Table

	// Funcs are the functions with bodies, in the order of their packages and
	// positions.
	Funcs []*Func
	// Globals are the package-level variables, in the order of their packages
	// and names.
	Globals []*Cell
	// LibraryCalls are the calls of modelled constructors, options and uses.
	LibraryCalls []*LibraryCall
	// Truncated are the functions whose summaries met a bound: what they do
	// beyond it is not in the result.
	Truncated []*Func

	// modular says that other packages import the one at hand: what a variable
	// can hold may grow when they are analysed.
	modular bool
	far     *farTable

	spare    []*importer // see newImporter
	inScope  func(*types.Package) bool
	cells    *cellTable
	paths    pathTable
	byObj    map[*types.Func]*Func
	bySSA    map[*ssa.Function]*Func
	methods  map[methodKey]*selection
	msets    typeutil.MethodSetCache
	libCalls map[ssa.CallInstruction]map[*types.Func]*LibraryCall
	literals map[ssa.Value]*LibraryCall // library objects that no constructor makes
	spots    map[ssa.Instruction]*Cell
	files    map[*Func]*Cell
	binders  map[*Func]*Cell // see BindCell
	captured map[*Object]*Cell
	detached map[detachKey]*Closure

	fieldCalls  map[fieldCall]*LibraryCall
	foreign     map[string][]*Cell
	holders     map[*LibraryCall][]*Cell
	made        map[*LibraryCall]*Cell
	receivers   map[*Cell][]Receiver       // see Receivers
	taken       map[*Object][]Receiver     // of channels that functions make
	clients     map[*types.TypeName]bool   // see holdsClient
	collections map[*types.TypeName]bool   // see collects
	madeBy      map[*LibraryCall][]*Object // see MadeBy
	compatible  map[fieldOfType]bool

	// tracked remembers whether values of a type can hold state, see tracks.
	tracked   map[types.Type]bool
	fieldSets fieldTable
	mutable   map[*types.Var]bool   // variables whose containers some function changes
	boundAt   map[typeRef]token.Pos // where a value of a type is first put into an interface
	soles     map[*types.Func]*Func // see soleImplementation
}

// NewProgram returns an empty program. inScope says which packages are analysed
// as source; calls into all others are known by models only.
func NewProgram(fset *token.FileSet, table *models.Table, inScope func(*types.Package) bool) *Program {
	return &Program{
		Fset:        fset,
		Models:      table,
		inScope:     inScope,
		cells:       newCellTable(),
		paths:       pathTable{},
		byObj:       map[*types.Func]*Func{},
		bySSA:       map[*ssa.Function]*Func{},
		methods:     map[methodKey]*selection{},
		libCalls:    map[ssa.CallInstruction]map[*types.Func]*LibraryCall{},
		literals:    map[ssa.Value]*LibraryCall{},
		clients:     map[*types.TypeName]bool{},
		collections: map[*types.TypeName]bool{},
		spots:       map[ssa.Instruction]*Cell{},
		binders:     map[*Func]*Cell{},
		files:       map[*Func]*Cell{},
		captured:    map[*Object]*Cell{},
		detached:    map[detachKey]*Closure{},

		fieldCalls: map[fieldCall]*LibraryCall{},
		made:       map[*LibraryCall]*Cell{},
		receivers:  map[*Cell][]Receiver{},
		taken:      map[*Object][]Receiver{},
		tracked:    map[types.Type]bool{},
		compatible: map[fieldOfType]bool{},
		fieldSets:  fieldTable{},
		mutable:    map[*types.Var]bool{},
		boundAt:    map[typeRef]token.Pos{},
		soles:      map[*types.Func]*Func{},
	}
}

// Add makes the functions of pkg part of the program. skip says which files
// are left out (tests, generated mocks); it may be nil.
func (p *Program) Add(pkg *ssa.Package, skip func(token.Pos) bool) {
	var declared []*ssa.Function
	for _, name := range sortedMembers(pkg) {
		switch m := pkg.Members[name].(type) {
		case *ssa.Function:
			declared = append(declared, m)
		case *ssa.Global:
			if v, ok := m.Object().(*types.Var); ok && name != "_" && (skip == nil || !skip(v.Pos())) {
				p.Globals = append(p.Globals, p.cells.global(v))
			}
		case *ssa.Type:
			named, ok := types.Unalias(m.Type()).(*types.Named)
			if !ok || m.Object().(*types.TypeName).IsAlias() {
				continue
			}
			for i := range named.NumMethods() {
				if fn := pkg.Prog.FuncValue(named.Method(i)); fn != nil {
					declared = append(declared, fn)
				}
			}
		}
	}
	sort.SliceStable(declared, func(i, j int) bool { return p.Before(declared[i].Pos(), declared[j].Pos()) })
	for _, fn := range declared {
		if fn.Blocks == nil || fn.Pos().IsValid() && skip != nil && skip(fn.Pos()) {
			continue
		}
		p.addFunc(fn, nil)
	}
}

// Before orders positions by the names of their files, and within a file as they
// stand: drivers read files in any order, which must not show in the result.
func (p *Program) Before(a, b token.Pos) bool {
	f, g := p.Fset.File(a), p.Fset.File(b)
	if f == g || f == nil || g == nil {
		return a < b
	}
	return f.Name() < g.Name()
}

func sortedMembers(pkg *ssa.Package) []string {
	names := make([]string, 0, len(pkg.Members))
	for name := range pkg.Members {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func (p *Program) addFunc(body *ssa.Function, parent *Func) {
	sig := body.Signature
	fn := &Func{
		SSA:      body,
		Parent:   parent,
		nparams:  len(body.Params),
		objects:  map[objectKey]*Object{},
		closures: map[closureKey]*Closure{},
		sites:    map[ssa.Instruction]*Site{},
		callIO:   map[ssa.Instruction]IOSet{},
		callees:  map[*Func]bool{},
		Sum: &Summary{
			Results:    make([]Values, sig.Results().Len()),
			ResultProv: make([]Provenance, sig.Results().Len()),
			Out:        make([]Provenance, len(body.Params)),
		},
	}
	if obj, ok := body.Object().(*types.Func); ok {
		fn.Obj = obj.Origin()
		p.byObj[fn.Obj] = fn
	}
	name := ""
	if sig.Recv() != nil {
		name = body.Name()
	}
	fn.Handler = p.Models.Handler(sig, name)
	if sig.Recv() != nil && len(body.Params) > 0 {
		fn.recv = p.longLived(body.Params[0].Type())
	}
	for i, param := range body.Params {
		if i < 64 && carries(param.Type()) {
			fn.carry |= 1 << i
		}
	}
	p.bySSA[body] = fn
	p.Funcs = append(p.Funcs, fn)
	if body.Synthetic == "" { // not a package's initialisation
		p.noteChanges(body)
	}
	for _, anon := range body.AnonFuncs {
		p.addFunc(anon, fn)
	}
}

// noteChanges notes which variables' containers the function changes.
func (p *Program) noteChanges(body *ssa.Function) {
	for _, b := range body.Blocks {
		for _, instr := range b.Instrs {
			var place ssa.Value
			switch i := instr.(type) {
			case *ssa.MapUpdate:
				place = i.Map
			case ssa.CallInstruction:
				if common := i.Common(); len(common.Args) > 0 && common.Signature().Recv() != nil && !common.IsInvoke() {
					place = common.Args[0] // a container's method
				}
			}
			switch v := variable(place).(type) {
			case *types.Var:
				p.mutable[v] = true
			case *ssa.Global:
				if g, ok := v.Object().(*types.Var); ok {
					p.mutable[g] = true
				}
			}
		}
	}
}

// funcOf returns the program's function for an SSA function, nil if it has none.
func (p *Program) funcOf(fn *ssa.Function) *Func {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if f := p.bySSA[fn]; f != nil {
		return f
	}
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		return p.declared(obj)
	}
	return nil
}

// declared returns the program's function for a declared function or method.
func (p *Program) declared(obj *types.Func) *Func {
	obj = obj.Origin()
	fn, ok := p.byObj[obj]
	if !ok && p.far != nil && obj.Pkg() != nil && p.inScope(obj.Pkg()) {
		fn = p.far.funcs[obj.FullName()]
		p.byObj[obj] = fn
	}
	return fn
}

// plainClosure returns the function value of a function that captures nothing.
func (p *Program) plainClosure(fn *Func) *Closure {
	if fn.value == nil {
		fn.value = &Closure{Func: fn, Pos: fn.Pos(), Owner: fn.Parent}
	}
	return fn.value
}

// truncate notes that a bound was met in fn.
func (p *Program) truncate(fn *Func) {
	for _, old := range p.Truncated {
		if old == fn {
			return
		}
	}
	p.Truncated = append(p.Truncated, fn)
}

// callee notes that the function calls another.
func (f *frame) callee(callee *Func) {
	if !f.fn.callees[callee] {
		f.fn.callees[callee] = true
		f.fn.Callees = append(f.fn.Callees, callee)
		callee.dependents = append(callee.dependents, f.fn)
	}
}

type methodKey struct {
	typ    types.Type
	method string
}

// A selection is what calling a method on a value of a type amounts to.
type selection struct {
	embedded []*Cell     // embedded fields on the way to the receiver
	fn       *Func       // the method, if it has a body in the program
	iface    *types.Func // the method of an embedded interface
	external *types.Func // the method of a type outside the program
}

// lookupMethod finds method m on type t, nil if t does not have it.
func (p *Program) lookupMethod(t types.Type, m *types.Func) *selection {
	key := methodKey{t, m.Id()}
	if s, ok := p.methods[key]; ok {
		return s
	}
	s := p.findMethod(t, m)
	p.methods[key] = s
	return s
}

func (p *Program) findMethod(t types.Type, m *types.Func) *selection {
	obj, index, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
	fn, ok := obj.(*types.Func)
	if !ok {
		if fn := p.far.method(t, m.Name()); fn != nil {
			return &selection{fn: fn}
		}
		return nil
	}
	s := &selection{}
	cur := t
	for _, i := range index[:len(index)-1] {
		st, ok := deref(cur).Underlying().(*types.Struct)
		if !ok {
			return nil
		}
		field := st.Field(i)
		s.embedded = append(s.embedded, p.cells.field(field, cur))
		cur = field.Type()
	}
	if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		s.iface = fn
		return s
	}
	if s.fn = p.declared(fn); s.fn == nil {
		s.external = fn
	}
	return s
}

// isEntry reports whether a function value is a handler, which the analysis
// starts from by itself.
func (p *Program) isEntry(c *Closure) bool { return c.Func != nil && c.Func.Handler != nil }

func (p *Program) isEntryMethod(t types.Type, m *types.Func) bool {
	s := p.lookupMethod(t, m)
	return s != nil && s.fn != nil && s.fn.Handler != nil
}

// position returns where an instruction stands. Instructions without a
// position of their own take it from an operand.
func position(instr ssa.Instruction) token.Pos {
	if instr == nil {
		return token.NoPos
	}
	if s, ok := instr.(*ssa.Store); ok && !s.Pos().IsValid() {
		return s.Addr.Pos()
	}
	if s, ok := instr.(*ssa.Select); ok {
		if pos := sendsAt(s); pos.IsValid() {
			return pos
		}
	}
	if instr.Pos().IsValid() {
		return instr.Pos()
	}
	for _, op := range instr.Operands(nil) {
		if *op != nil && (*op).Pos().IsValid() {
			return (*op).Pos()
		}
	}
	return token.NoPos
}

// sendsAt returns the position of the send in a select statement, none if there
// is no send or more than one: they are one instruction and so one site.
func sendsAt(sel *ssa.Select) token.Pos {
	pos := token.NoPos
	for _, st := range sel.States {
		if st.Dir != types.SendOnly {
			continue
		}
		if pos.IsValid() {
			return token.NoPos
		}
		pos = st.Pos
	}
	return pos
}

// typeKey names a type, without regard to the package that looks at it.
func typeKey(t types.Type) typeRef {
	ref, _ := refOf(t)
	return ref
}
