package classify

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"time"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// A Limit is what a limiter lets one instance do, as far as the program sets it
// by constants.
type Limit struct {
	Count  float64       // how many
	Window time.Duration // in which time; 0 is at the same time
	Burst  float64       // how many at once, 0 if not known
	What   string        // "requests", "attempts", "calls"
	Pos    token.Pos     // where it is set, or compared with
}

// String renders the limit: "10 requests a second", "5 attempts in 15 minutes".
func (l *Limit) String() string {
	return number(l.Count) + " " + l.unit(l.Count) + l.per()
}

func (l *Limit) unit(n float64) string {
	if n == 1 && l.What[len(l.What)-1] == 's' {
		return l.What[:len(l.What)-1]
	}
	return l.What
}

func (l *Limit) per() string {
	switch l.Window {
	case 0:
		return " at the same time"
	case time.Second:
		return " a second"
	case time.Minute:
		return " a minute"
	case time.Hour:
		return " an hour"
	case 24 * time.Hour:
		return " a day"
	}
	return " in " + Duration(l.Window)
}

// Duration renders a time in its largest whole unit: "15 minutes".
func Duration(d time.Duration) string {
	for _, u := range [...]struct {
		of   time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		if d >= u.of && d%u.of == 0 {
			n := int64(d / u.of)
			if n == 1 {
				return "1 " + u.name
			}
			return strconv.FormatInt(n, 10) + " " + u.name + "s"
		}
	}
	return d.String()
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// limit returns the limit that the case's limiter or counter is set to, nil if
// it is not constant.
func (k *Case) limit(what string) *Limit {
	for _, l := range k.Cell.Libraries {
		if l.State.Kind == "ratelimit" {
			if lim := libraryLimit(k.eval, l); lim != nil {
				lim.What, lim.Pos = what, l.Call.Pos
				return lim
			}
		}
	}
	lim := &Limit{What: what}
	for _, a := range k.Accesses {
		k.fill(lim, a.Effect.Site)
	}
	for _, r := range k.Reads {
		k.fill(lim, r.Site)
	}
	if lim.Count == 0 || lim.Window == 0 {
		return nil
	}
	return lim
}

// fill adds to a limit what the code around a site compares with.
func (k *Case) fill(lim *Limit, s *effects.Site) {
	count, window := s.Bounds()
	if n, ok := constantOf(k.eval, count); ok && lim.Count == 0 {
		lim.Count, lim.Pos = n, s.Pos
	}
	if n, ok := constantOf(k.eval, window); ok && lim.Window == 0 {
		lim.Window = time.Duration(n)
	}
}

// libraryLimit returns the limit that a library call sets.
func libraryLimit(eval *consteval.Evaluator, l *cells.Library) *Limit {
	var lim Limit
	known := false
	for _, a := range l.State.Args {
		v := l.Argument(a)
		n, ok := constantOf(eval, v)
		switch a.Role {
		case "rate":
			lim.Window = time.Second
			if every, found := interval(eval, v); found {
				lim.Count, lim.Window, known = 1, every, true
			} else if ok {
				lim.Count, known = n, true
			}
		case "limit":
			if ok {
				lim.Count = n
			}
		case "slots":
			if ok {
				lim.Count, known = n, true
			}
		case "interval":
			if ok && n > 0 {
				lim.Window, known = time.Duration(n), true
			}
		case "burst":
			if ok {
				lim.Burst = n
			}
		}
	}
	if !known || lim.Count <= 0 {
		return nil
	}
	return &lim
}

// interval returns the time that rate.Every, or a function like it, is given.
func interval(eval *consteval.Evaluator, v ssa.Value) (time.Duration, bool) {
	call, ok := v.(*ssa.Call)
	if !ok || call.Call.StaticCallee() == nil || call.Call.StaticCallee().Name() != "Every" || len(call.Call.Args) != 1 {
		return 0, false
	}
	n, ok := constantOf(eval, call.Call.Args[0])
	return time.Duration(n), ok && n > 0
}

// constantOf returns the number that v is, if it is just one.
func constantOf(eval *consteval.Evaluator, v ssa.Value) (float64, bool) {
	if v == nil || eval == nil {
		return 0, false
	}
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsNumeric == 0 {
		return 0, false
	}
	res := eval.Eval(v, nil)
	if !res.Complete || len(res.Values) != 1 {
		return 0, false
	}
	c := constant.ToFloat(res.Values[0])
	if c.Kind() != constant.Float {
		return 0, false
	}
	n, _ := constant.Float64Val(c)
	return n, true
}

// slotCount returns the capacity of the channel that the cell holds, 0 if it is
// not constant or differs.
func (k *Case) slotCount() float64 {
	count := 0.0
	for _, fn := range k.prog.Bodies() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				s, ok := instr.(*ssa.Store)
				if !ok || !k.isAt(s.Addr) {
					continue
				}
				n := capacity(k.eval, s.Val)
				if n == 0 || count != 0 && count != n {
					return 0
				}
				count = n
			}
		}
	}
	return count
}

// isAt reports whether an address is that of the cell's variable.
func (k *Case) isAt(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.Global:
		return k.Var != nil && a.Object() == k.Var
	case *ssa.FieldAddr:
		t := a.X.Type().Underlying()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem().Underlying()
		}
		st, ok := t.(*types.Struct)
		return ok && k.Var != nil && st.Field(a.Field).Origin() == k.Var
	case *ssa.Alloc:
		return k.Var == nil && a.Pos() == k.Pos
	}
	return false
}

func capacity(eval *consteval.Evaluator, v ssa.Value) float64 {
	if c, ok := v.(*ssa.ChangeType); ok {
		v = c.X
	}
	m, ok := v.(*ssa.MakeChan)
	if !ok {
		return 0
	}
	n, _ := constantOf(eval, m.Size)
	return n
}
