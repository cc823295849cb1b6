package cells

import (
	"go/constant"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// What follows decides by the constants among a call's arguments, and in the
// literals that it is given.

// setPlainly reports whether a literal sets a field to a constant that is not the
// zero value: StreamableHTTPOptions{Stateless: true}.
func (l *libraries) setPlainly(call *effects.LibraryCall, sym string) bool {
	c, ok := (&Library{Call: call}).Argument(models.Arg{Index: -1, Field: sym}).(*ssa.Const)
	return ok && c.Value != nil && !isZero(c.Value)
}

func isZero(v constant.Value) bool {
	switch v.Kind() {
	case constant.Bool:
		return !constant.BoolVal(v)
	case constant.String:
		return constant.StringVal(v) == ""
	}
	return constant.Sign(v) == 0
}

// constants returns the constant strings of an argument.
func (l *libraries) constants(call *effects.LibraryCall, a models.Arg) []string {
	if v := (&Library{Call: call}).Argument(a); v != nil {
		return l.Eval.Strings(v, nil)
	}
	return nil
}

// driver judges a database/sql driver by its name.
func (l *libraries) driver(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	worst, why := Unknown, ""
	for _, name := range l.constants(call, a) {
		if !consteval.Known(name) {
			continue
		}
		if m := l.Program.Models.Named("driver:"+name, ""); m != nil {
			return Here, "driver " + name
		}
		worst, why = Shared, "driver "+name
	}
	return worst, why
}

// node judges a generator of identifiers by the number that tells instances
// apart: a constant, or none where the library makes one up, is the same
// everywhere or may be. What comes from outside is taken to differ.
func (l *libraries) node(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	v := (&Library{Call: call}).Argument(a)
	if v == nil {
		if a.Index < 0 {
			return Here, "no " + a.Field[strings.LastIndexByte(a.Field, '.')+1:] + " set"
		}
		return Unknown, ""
	}
	if res := l.Eval.Eval(v, nil); res.Complete && len(res.Values) == 1 {
		return Here, "number " + res.Values[0].String() + " in every instance"
	}
	return Shared, "a number from outside"
}

// async judges a switch that has an object keep in memory what it would otherwise
// hand on before it returns. Unset it is off.
func (l *libraries) async(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	v := (&Library{Call: call}).Argument(a)
	if v == nil {
		return Shared, "no " + a.Field[strings.LastIndexByte(a.Field, '.')+1:]
	}
	c, ok := v.(*ssa.Const)
	switch {
	case !ok || c.Value == nil:
		return Unknown, ""
	case isZero(c.Value):
		return Shared, "no " + a.Field[strings.LastIndexByte(a.Field, '.')+1:]
	}
	return Here, a.Field
}

// scheme judges a URL by its scheme.
func (l *libraries) scheme(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	worst, why := Unknown, ""
	for _, url := range l.constants(call, a) {
		s, _, ok := strings.Cut(url, "://")
		switch {
		case !ok || !consteval.Known(s):
		case s == "mem" || s == "file":
			return Here, s + "://"
		default:
			worst, why = Shared, s+"://"
		}
	}
	return worst, why
}

// provider judges a store that is chosen by name.
func (l *libraries) provider(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	worst, why := Unknown, ""
	for _, name := range l.constants(call, a) {
		switch name {
		case "memory", "file":
			return Here, name
		case consteval.Unknown, "":
		default:
			worst, why = Shared, name
		}
	}
	return worst, why
}
