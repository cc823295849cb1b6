package classify

import (
	"go/token"
	"go/types"
	"reflect"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"github.com/hiddenstate/hiddenstate/passes/kind"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Fact tells importers what has been said already.
type Fact struct {
	Reported []string // ids of findings reported for this package and its imports, sorted
	Allowed  []string // ids of cells that a directive accepts, sorted
}

// AFact marks the type for the analysis framework.
func (*Fact) AFact() {}

// String renders the fact for tests of the framework.
func (f *Fact) String() string {
	return "reported(" + strings.Join(f.Reported, ",") + ") allowed(" + strings.Join(f.Allowed, ",") + ")"
}

// A Report is what the analyzers of the kinds report for one package.
type Report struct {
	Findings []*Finding
	Fset     *token.FileSet
}

// Analyzer classifies the state of one package and yields a *[Report], nil for
// a package that is not analysed as source.
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstateclassify",
	Doc:        "decide what kind of hidden state each cell is",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/classify",
	Requires:   []*analysis.Analyzer{config.Analyzer, cells.Analyzer},
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Report](),
	FactTypes:  []analysis.Fact{new(Fact)},
}

func run(pass *analysis.Pass) (any, error) {
	res := pass.ResultOf[cells.Analyzer].(*cells.Result)
	if res == nil {
		return (*Report)(nil), nil
	}
	reported, allowed := imported(pass)
	conf := pass.ResultOf[config.Analyzer].(*config.Config)
	set := conf.Directives
	severity, err := ParseSeverity(conf.Severity)
	if err != nil {
		return nil, err
	}
	report := &Report{Fset: pass.Fset}
	findings := Findings(res, Options{Has: importsOf(pass)})
	Regrade(findings, conf.Policy)
	for _, f := range findings {
		id := idOf(f.Kind, f.Cell.Cell, pass.Fset)
		if set.Covers(f.Kind, f.Declaration(), f.Writes()) != nil {
			allowed[id] = true
		}
		if reported[id] || allowed[id] || f.Severity < severity || f.Confidence == Low && !conf.Strict {
			continue
		}
		if !conf.Reports(f.Kind) || conf.Excluded(f.home(pass)) != "" {
			continue
		}
		if !f.place(pass) {
			continue
		}
		reported[id] = true
		for _, m := range f.Members {
			if m.Kind == effects.Spot {
				reported[idOf(f.Kind, m, pass.Fset)] = true
			}
		}
		report.Findings = append(report.Findings, f)
	}
	// What a directive accepts on a declaration is accepted in every importer,
	// whichever handlers reach it from there.
	for _, g := range res.Program.Globals {
		for _, k := range kind.All() {
			if g.Pkg == pass.Pkg.Path() && set.Covers(k.Name, g.Pos, nil) != nil {
				allowed[k.Name+":"+g.String()] = true
			}
		}
	}
	for _, f := range res.Program.FieldCells() {
		for _, k := range kind.All() {
			if f.Pkg == pass.Pkg.Path() && set.Covers(k.Name, f.Pos, nil) != nil {
				allowed[k.Name+":"+f.String()] = true
			}
		}
	}
	if fact := (&Fact{Reported: keys(reported), Allowed: keys(allowed)}); len(fact.Reported)+len(fact.Allowed) > 0 {
		pass.ExportPackageFact(fact)
	}
	return report, nil
}

// idOf names a finding about a cell for the packages that import this one. A
// function can start several goroutines, which are told apart by their lines.
func idOf(kind string, c *effects.Cell, fset *token.FileSet) string {
	id := kind + ":" + c.String()
	if c.Kind != effects.Spot || kind != "localqueue" {
		return id
	}
	at := c.At
	if c.Pos.IsValid() {
		at = fset.Position(c.Pos).String()
	}
	return id + "@" + shortPosition(at)
}

// imported collects what the imports have reported and accepted.
func imported(pass *analysis.Pass) (reported, allowed map[string]bool) {
	reported, allowed = map[string]bool{}, map[string]bool{}
	for _, imp := range pass.Pkg.Imports() {
		f := new(Fact)
		if !pass.ImportPackageFact(imp, f) {
			continue
		}
		for _, id := range f.Reported {
			reported[id] = true
		}
		for _, id := range f.Allowed {
			allowed[id] = true
		}
	}
	return reported, allowed
}

// importsOf returns the question whether the package's dependencies contain a
// package or its module.
func importsOf(pass *analysis.Pass) func(string) bool {
	seen := map[string]bool{}
	var walk func(p *types.Package)
	walk = func(p *types.Package) {
		if seen[p.Path()] {
			return
		}
		seen[p.Path()] = true
		for _, imp := range p.Imports() {
			walk(imp)
		}
	}
	walk(pass.Pkg)
	return func(path string) bool { return seen[path] }
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Writes returns the positions of the lines that write.
func (f *Finding) Writes() []token.Pos {
	var out []token.Pos
	for _, s := range f.Sites {
		if s.Access != nil {
			out = append(out, s.Pos)
		}
	}
	return out
}

// place moves the finding to a position in the package at hand: the cell's
// declaration, the binding of an implementation, or the call through which the
// request path leaves the package. It reports whether there is one.
func (f *Finding) place(pass *analysis.Pass) bool {
	if f.Pos.IsValid() && f.Cell.Pkg == pass.Pkg.Path() {
		return true
	}
	best := token.NoPos
	for _, a := range f.Cell.Accesses {
		e := a.Effect
		if e.Bound.IsValid() {
			f.Pos = e.Bound
			return true
		}
		if pos := leaves(e); pos.IsValid() && (!best.IsValid() || f.prog.Before(pos, best)) {
			best = pos
		}
	}
	if !best.IsValid() {
		best = f.maker()
	}
	f.Pos = best
	return best.IsValid()
}

// maker returns the position of the first call in the package at hand of the
// package that keeps the state: where what it makes already comes as an
// interface, nothing else binds it.
func (f *Finding) maker() token.Pos {
	for _, fn := range f.prog.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok || !call.Pos().IsValid() {
					continue
				}
				if callee := call.Common().StaticCallee(); callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == f.Cell.Pkg {
					return call.Pos()
				}
			}
		}
	}
	return token.NoPos
}

// leaves returns the position of the last call of this package on the way to
// an effect.
func leaves(e *effects.Effect) token.Pos {
	pos := token.NoPos
	for ; e != nil && e.Via != nil; e = e.Via.Of {
		if e.Via.Call != nil && e.Via.Call.Pos().IsValid() {
			pos = e.Via.Call.Pos()
		}
	}
	return pos
}
