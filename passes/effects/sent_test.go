package effects

import (
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

func TestStatementIO(t *testing.T) {
	const (
		read  = IOSet(1 << models.Read)
		send  = IOSet(1 << models.Send)
		guard = IOSet(1 << models.Guard)
	)
	tests := []struct {
		text string
		want IOSet
	}{
		{"select * from orders", read},
		{"insert into orders (id) values ($1)", send | repeats},
		{"update stock set n = n - 1 where sku = $1", send | repeats},
		{"update account set messages = 0, state = 'open', note = null;", send},
		{"update account set messages = 0 where plan = $1", send},
		{"update account set messages = 0, asked = asked + 1", send | repeats},
		{"update account set seen = now()", send | repeats},
		{"update account set plan = $1", send | repeats},
		{"insert into t (a) values (1) on conflict (a) do update set a = 0", send | repeats},
		{"delete from sessions where expires < now()", send},
		{"truncate sessions", send},
		{"with old as (select id from orders) delete from orders", send},
		{"select pg_try_advisory_lock($1)", read | guard},
		{"select get_lock('payouts', 0)", read | guard},
		{"select balance from accounts where id = $1 for update", read | guard},
		{"select id from jobs limit 1 for update skip locked", read | guard},
		{"update jobs set state = 'taken' where state = 'new' returning id", send | repeats | guard},
		{"delete from jobs where id = $1 returning body", send | guard},
		{"insert into orders (id) values ($1) returning number", send | repeats},
	}
	for _, tt := range tests {
		if got := statementIO(strings.ToUpper(tt.text), nil); got != tt.want {
			t.Errorf("%s: got %b, want %b", tt.text, got, tt.want)
		}
	}
}

func TestIdempotent(t *testing.T) {
	for name, want := range map[string]bool{
		"Delete": true, "DeleteObject": true, "Del": true, "Remove": true, "Expire": true, "Commit": true,
		"Deliver": false, "Delegate": false, "Send": false, "Removed": false, "Commitment": false,
	} {
		fn := types.NewFunc(token.NoPos, nil, name, types.NewSignatureType(nil, nil, nil, nil, nil, false))
		if got := idempotent(fn); got != want {
			t.Errorf("%s: got %t, want %t", name, got, want)
		}
	}
}
