package effects

import (
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// repeats is the bit for changes of another system that do more when they are
// made once more: a mail, a charge, an insertion. Removing what is gone already
// is none.
const repeats IOSet = 1 << 14

// Repeats reports whether the set holds a change that does more when it is made
// once more.
func (s IOSet) Repeats() bool { return s&repeats != 0 }

// transmits notes what a call reaches that the models say reads or changes
// another system. Constant arguments say more than the model can: the method of
// a request, the network of a connection, the text of a statement.
func (x *externalCall) transmits(io models.IO) {
	if text, ok := x.statement(); ok {
		x.reach(statementIO(text, x.call.instr))
		return
	}
	switch {
	case io != models.Send:
		x.reach(1 << io)
	case x.readsOnly():
		x.reach(1 << models.Read)
	case x.datagrams():
		// Whoever sends datagrams can do without any of them.
		x.reach(1 << models.Metric)
	case idempotent(x.fn):
		x.reach(1 << models.Send)
	default:
		x.reach(1<<models.Send | repeats)
	}
}

// datagrams reports whether the call opens a connection that delivers no more
// than single datagrams, unacknowledged, or one that does not leave the machine.
func (x *externalCall) datagrams() bool {
	if x.fn.Pkg() == nil || x.fn.Pkg().Path() != "net" {
		return false
	}
	if name := x.fn.Name(); name == "DialUDP" || name == "DialUnix" {
		return true
	}
	for i := range x.sig.Params().Len() {
		network, ok := constantString(x.source(int8(i)))
		if ok && (strings.HasPrefix(network, "udp") || network == "unixgram") {
			return true
		}
	}
	return false
}

// idempotent reports whether calling a function of a library again changes
// nothing: it takes something away, or ends what other calls have done.
func idempotent(fn *types.Func) bool {
	for _, verb := range []string{"Delete", "Remove", "Del", "Unlink", "Expire", "Prune", "Purge", "Abort", "Commit"} {
		if rest, ok := strings.CutPrefix(fn.Name(), verb); ok && (rest == "" || rest[0] < 'a' || rest[0] > 'z') {
			return true
		}
	}
	return false
}

// statement returns the constant text of the SQL statement among the call's
// arguments, in upper case and with single spaces.
func (x *externalCall) statement() (string, bool) {
	for i := range x.sig.Params().Len() {
		c, ok := x.source(int8(i)).(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.String {
			continue
		}
		text := strings.ToUpper(strings.Join(strings.Fields(constant.StringVal(c.Value)), " "))
		switch verb, _, _ := strings.Cut(text, " "); verb {
		case "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "UPSERT", "WITH", "TRUNCATE":
			return text, true
		}
	}
	return "", false
}

// statementIO returns what a statement does to the database: it reads, changes
// it, takes a lock that other instances respect, or claims rows, so that of two
// instances one gets them.
func statementIO(text string, instr ssa.Instruction) IOSet {
	var io IOSet
	switch {
	case has(text, "ADVISORY_LOCK", "ADVISORY_XACT_LOCK", "GET_LOCK(", "SP_GETAPPLOCK", "SKIP LOCKED", "FOR UPDATE", "FOR NO KEY UPDATE"):
		io |= 1 << models.Guard
	case has(text, "RETURNING") && has(text, "WHERE") && has(text, "UPDATE ", "DELETE "):
		io |= 1 << models.Guard
	case has(text, "UPDATE ", "INSERT ", "DELETE ") && countsRows(instr):
		io |= 1 << models.Guard
	}
	changes := has(text, "INSERT ", "UPDATE ", "REPLACE ", "MERGE ", "UPSERT ")
	if strings.HasPrefix(text, "SELECT") {
		changes = false // UPDATE is of FOR UPDATE
	}
	switch {
	case changes && setsConstants(text):
		io |= 1 << models.Send
	case changes:
		io |= 1<<models.Send | repeats
	case has(text, "DELETE ", "TRUNCATE "):
		io |= 1 << models.Send
	default:
		io |= 1 << models.Read
	}
	return io
}

// setsConstants reports whether a statement, in upper case, is an UPDATE that
// sets columns to constants: made once more it changes nothing.
func setsConstants(text string) bool {
	if !strings.HasPrefix(text, "UPDATE ") || has(text, "RETURNING") {
		return false // whoever gets the rows does something with them
	}
	_, set, ok := strings.Cut(text, " SET ")
	if !ok {
		return false
	}
	set, _, _ = strings.Cut(set, " WHERE ")
	for assignment := range strings.SplitSeq(set, ",") {
		_, value, ok := strings.Cut(assignment, "=")
		if !ok || !isLiteral(strings.Trim(value, " ;")) {
			return false
		}
	}
	return true
}

// isLiteral reports whether a value of a statement, in upper case, is a constant.
func isLiteral(value string) bool {
	switch value {
	case "NULL", "TRUE", "FALSE", "DEFAULT":
		return true
	}
	if n := len(value); n >= 2 && value[0] == '\'' && value[n-1] == '\'' {
		return !strings.Contains(value[1:n-1], "'")
	}
	_, err := strconv.ParseFloat(value, 64)
	return err == nil
}

func has(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// countsRows reports whether the code asks how many rows a statement changed
// and holds the number against 0 or 1: whoever changed the row goes on.
func countsRows(instr ssa.Instruction) bool {
	exec, ok := instr.(*ssa.Call)
	if !ok {
		return false
	}
	for _, result := range components(exec, 0) {
		if result.Referrers() == nil {
			continue
		}
		for _, r := range *result.Referrers() {
			asks, ok := r.(*ssa.Call)
			if !ok || calledName(asks.Common()) != "RowsAffected" {
				continue
			}
			for _, n := range components(asks, 0) {
				if comparedOrReturned(n) {
					return true
				}
			}
		}
	}
	return false
}

// components returns the values that stand for result i of a call.
func components(call *ssa.Call, i int) []ssa.Value {
	if _, ok := call.Type().(*types.Tuple); !ok {
		return []ssa.Value{call}
	}
	var out []ssa.Value
	for _, r := range *call.Referrers() {
		if e, ok := r.(*ssa.Extract); ok && e.Index == i {
			out = append(out, e)
		}
	}
	return out
}

func calledName(c *ssa.CallCommon) string {
	if c.IsInvoke() {
		return c.Method.Name()
	}
	if fn := c.StaticCallee(); fn != nil {
		return fn.Name()
	}
	return ""
}

// comparedOrReturned reports whether a number is tested for equality with 0 or
// 1, or the answer whether it is positive is returned. A mere "if n > 0" around
// a log line is neither.
func comparedOrReturned(n ssa.Value) bool {
	for _, r := range *n.Referrers() {
		test, ok := r.(*ssa.BinOp)
		if !ok {
			continue
		}
		switch test.Op {
		case token.EQL, token.NEQ, token.LSS:
			return true
		case token.GTR, token.GEQ:
			for _, use := range *test.Referrers() {
				if _, ok := use.(*ssa.Return); ok {
					return true
				}
			}
		}
	}
	return false
}
