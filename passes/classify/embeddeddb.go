package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// embeddeddb recognises databases and indexes on the local disk or in memory.
func embeddeddb(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 8,
		breaks: "another instance has different data, and the data is lost with the disk",
	}
	st := k.State("embeddeddb")
	if st == nil {
		return v, false
	}
	product := ""
	for _, l := range k.Cell.Libraries {
		if l.State.Kind != "embeddeddb" || l.Verdict != cells.Here {
			continue
		}
		v.evidence = addText(v.evidence, "library: "+l.Call.Model.Key)
		if l.Why != "" {
			v.evidence = addText(v.evidence, l.Why)
		}
		if product == "" {
			product = databaseOf(l.Call.Model.Key + " " + l.Why)
		}
	}
	if product == "" {
		product = databaseOf(st.ID)
	}
	if k.Kind == effects.Spot {
		v.says = "opens an embedded database" + product + ", which is this instance's alone"
	} else {
		v.says = "keeps the service's data in an embedded database" + product + " of this instance"
	}
	if st.Severity == "warning" {
		v.severity = Warning
	}
	return v, true
}

// databaseOf names the database behind a library in parentheses, with a space
// before, "" if it has no name that a reader knows.
func databaseOf(key string) string {
	key = strings.ToLower(key)
	for _, p := range [...]struct{ in, name string }{
		{"sqlite", "SQLite"}, {"bbolt", "bbolt"}, {"bolt", "bbolt"}, {"badger", "Badger"}, {"leveldb", "LevelDB"},
		{"pebble", "Pebble"}, {"buntdb", "BuntDB"}, {"nutsdb", "NutsDB"}, {"bleve", "Bleve"}, {"bluge", "Bluge"},
		{"duckdb", "DuckDB"}, {"chromem", "chromem"}, {"miniredis", "miniredis"},
	} {
		if strings.Contains(key, p.in) {
			return " (" + p.name + ")"
		}
	}
	return ""
}

// databaseMove says where an embedded database should go.
func databaseMove(opt Options) string {
	switch lib := opt.owned("embeddeddb"); {
	case strings.Contains(lib, "gorm"):
		return "use a server database: with GORM it is another dialector"
	case lib != "":
		return "use a server database with " + lib
	case opt.Has != nil && opt.Has("github.com/lib/pq"):
		return "use a server database with lib/pq"
	}
	return "use a server database such as PostgreSQL"
}
