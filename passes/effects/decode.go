package effects

import (
	"fmt"
	"go/token"
	"go/types"
	"strconv"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// A farTable holds what facts say of other packages.
type farTable struct {
	self  *types.Package // the package that is analysed
	funcs map[string]*Func
	// known are the paths of packages of which facts describe functions.
	known map[string]bool
	sites map[string]*Site
	// glances are the reads that surveys tell of.
	glances map[glanceKey]*Glance
	// types are stand-ins for named types that cannot be seen from here, by
	// path and name; they have no fields and no methods of their own.
	types map[string]*types.TypeName
	pkgs  map[string]*types.Package
}

// method returns the method of a type that only facts know.
func (t *farTable) method(typ types.Type, name string) *Func {
	if t == nil {
		return nil
	}
	ref, ok := refOf(typ)
	if !ok {
		return nil
	}
	full := ref.pkg + "." + ref.name
	if ref.pointer {
		if fn := t.funcs["(*"+full+")."+name]; fn != nil {
			return fn
		}
	}
	return t.funcs["("+full+")."+name]
}

// NewModularProgram returns an empty program for one package, whose imports are
// known through facts and whose importers are not known at all.
func NewModularProgram(fset *token.FileSet, table *models.Table, pkg *types.Package, inScope func(*types.Package) bool) *Program {
	p := NewProgram(fset, table, inScope)
	p.modular = true
	p.far = &farTable{
		self:  pkg,
		funcs: map[string]*Func{},
		known: map[string]bool{},
		sites: map[string]*Site{}, glances: map[glanceKey]*Glance{},
		types: map[string]*types.TypeName{},
		pkgs:  map[string]*types.Package{},
	}
	p.far.see(pkg)
	return p
}

// Describes reports whether the facts that the program has decoded describe
// functions of a package: that of a direct import, or one whose functions come
// with the facts of another.
func (p *Program) Describes(pkg *types.Package) bool { return p.far.known[pkg.Path()] }

// see notes a package and everything that it imports.
func (t *farTable) see(pkg *types.Package) {
	if t.pkgs[pkg.Path()] != nil {
		return
	}
	t.pkgs[pkg.Path()] = pkg
	for _, imp := range pkg.Imports() {
		t.see(imp)
	}
}

// Decode adds what a fact of another package says. Facts are decoded before
// Solve, in the order of the packages' paths.
func (p *Program) Decode(f *Fact) error {
	if len(f.Data) == 0 {
		return nil
	}
	data, err := open(f.Data)
	if err != nil {
		return fmt.Errorf("decoding effects: %w", err)
	}
	return p.decode(data)
}

func (p *Program) decode(data []byte) error {
	d := &decoder{Program: p, reader: &reader{buf: data}}
	d.strings = d.stringTable()
	d.typeTable()
	d.cellTable()
	d.body()
	return d.finish()
}

// A decoder reads one fact. Objects and function values refer to each other, so
// the whole fact is read in one pass with the references left open, and closed
// at the end.
type decoder struct {
	*Program
	*reader
	strings  []string
	types    []types.Type
	cells    []*Cell
	objects  []*Object
	closures []*Closure
	closeKey []string // of closures: the function's key
}

func (d *decoder) str() string { return at(d.reader, d.strings, d.uint()) }

// position reads a position: "file:line:col", "" if there is none.
func (d *decoder) position() string {
	file, line, col := d.str(), d.uint(), d.uint()
	if line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(col)
}

func (d *decoder) typeTable() {
	n := d.count()
	d.types = make([]types.Type, 1, n+1) // 0 is no type
	for range n {
		pkg, name := d.str(), d.str()
		t := d.named(pkg, name).Type()
		if d.bool() {
			t = types.NewPointer(t)
		}
		d.types = append(d.types, t)
	}
}

// named returns the type of the given name, or a stand-in for it.
func (d *decoder) named(pkg, name string) *types.TypeName {
	key := pkg + "." + name
	if t := d.far.types[key]; t != nil {
		return t
	}
	p := d.far.pkgs[pkg]
	if p != nil {
		if t, ok := p.Scope().Lookup(name).(*types.TypeName); ok && !t.IsAlias() {
			d.far.types[key] = t
			return t
		}
	} else {
		p = types.NewPackage(pkg, "")
		d.far.pkgs[pkg] = p
	}
	t := types.NewTypeName(token.NoPos, p, name, nil)
	types.NewNamed(t, new(types.Struct), nil)
	d.far.types[key] = t
	return t
}

func (d *decoder) typ() types.Type { return at(d.reader, d.types, d.uint()) }

func (d *decoder) cellTable() {
	n := d.count()
	for range n {
		c := &Cell{Kind: CellKind(d.uint()), Pkg: d.str(), Name: d.str(), At: d.position()}
		c.byValue = !d.bool()
		c.holds = d.bool()
		c.generic = d.bool()
		c.lockSet = d.bool()
		c.Generated = d.bool()
		s := shape.Shape{Container: shape.Container(d.uint()), Traits: shape.Trait(d.uint()), Any: d.bool(), Param: int8(d.uint())}
		for range d.count() {
			s.Args = append(s.Args, shape.Trait(d.uint()))
		}
		c.shape = &s
		d.cells = append(d.cells, d.intern(c))
	}
}

// intern returns the cell of the same name, if the program knows it already.
func (d *decoder) intern(c *Cell) *Cell {
	key := c.String()
	if c.Kind == Files || c.Kind == Spot {
		key += "@" + c.At
	}
	if old := d.Program.cells.byName[key]; old != nil && old.Kind == c.Kind {
		return old
	}
	d.Program.cells.byName[key] = c
	return c
}

func (d *decoder) cell() *Cell {
	c := at(d.reader, d.cells, d.uint())
	if c == nil {
		return &Cell{}
	}
	return c
}

func (d *decoder) path() *Path {
	var p *Path
	for range d.count() {
		p = d.paths.extend(p, d.cell())
	}
	return p
}

// body reads the objects, function values, functions and variables. Objects and
// function values are made when they are first mentioned.
func (d *decoder) body() {
	for i := range d.count() {
		d.oneObject(d.objectAt(i))
	}
	for i := range d.count() {
		d.oneClosure(i, d.closureAt(i))
	}
	for range d.count() {
		d.function()
	}
	for range d.count() {
		d.node()
	}
}

func (d *decoder) prov() Provenance {
	p := Provenance{Set: origin.Set(d.uint64()), Params: d.uint64(), Derived: d.uint64()}
	var refs []fieldRef
	for range d.count() {
		r := fieldRef{bit: d.uint(), path: d.path(), derived: d.bool()}
		if r.bit < 64 && r.path != nil {
			refs = append(refs, r)
		}
	}
	p.fields = d.fieldSets.intern(refs)
	return p
}

func (d *decoder) objectAt(i int) *Object {
	if i < 0 || i > 1<<20 {
		d.fail()
		return &Object{}
	}
	for len(d.objects) <= i {
		o := &Object{}
		o.origin = o
		d.objects = append(d.objects, o)
	}
	return d.objects[i]
}

func (d *decoder) closureAt(i int) *Closure {
	if i < 0 || i > 1<<20 {
		d.fail()
		return &Closure{}
	}
	for len(d.closures) <= i {
		d.closures = append(d.closures, &Closure{})
		d.closeKey = append(d.closeKey, "")
	}
	return d.closures[i]
}

func (d *decoder) oneObject(o *Object) {
	o.Type = d.typ()
	o.Name = d.str()
	o.prov = d.prov()
	if d.bool() {
		key, major := d.str(), d.str()
		o.Made = &LibraryCall{Model: d.Models.Named(key, major), At: d.position()}
		if o.Made.Model == nil {
			o.Made = nil
		}
	}
	for range d.count() {
		o.fields = append(o.fields, content{d.path(), d.values(), d.prov()})
	}
	for range d.count() {
		o.public = append(o.public, publication{at: d.value()})
	}
}

func (d *decoder) oneClosure(i int, c *Closure) {
	key := d.str()
	if i < len(d.closeKey) {
		d.closeKey[i] = key
	}
	c.Bound = d.bool()
	c.Once = d.bool()
	c.Recv = d.values()
	for range d.count() {
		c.Free = append(c.Free, d.values())
	}
}

// finish closes the references and reports what was wrong.
func (d *decoder) finish() error {
	for i, c := range d.closures {
		c.Func = d.far.funcs[d.closeKey[i]]
	}
	if d.err != nil {
		return fmt.Errorf("decoding effects: %w", d.err)
	}
	if len(d.buf) != 0 {
		return fmt.Errorf("decoding effects: %d bytes too many", len(d.buf))
	}
	return nil
}
