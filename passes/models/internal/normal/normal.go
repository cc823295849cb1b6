// Package normal brings the names of Go symbols into the form under which the
// tables of package models know them: without type arguments, without the major
// version in the import path, and with moved repositories under their present
// path.
//
// It stands apart from package models because the generator needs it before
// the tables exist.
//
// It errs on the side of calling two names the same: a directory that happens
// to be called v2 is taken for a major version. The tables are normalised in
// the same way, so that a lookup cannot miss because of it.
package normal

import "strings"

// A Rename says that the repository with the import path prefix Old is now at
// New. Both are without major version.
type Rename struct{ Old, New string }

// Name normalises a full name as [go/types.Func.FullName] prints it, or the
// name "pkg.Type.Field" of a struct field. The second result is the major
// version of the import path as written there ("v2"), "" for versions 0 and 1.
func Name(name string, renames []Rename) (key, major string) {
	name = stripTypeArgs(name)
	start := 0
	switch {
	case strings.HasPrefix(name, "(*"):
		start = 2
	case strings.HasPrefix(name, "("):
		start = 1
	}
	slash := strings.LastIndexByte(name, '/')
	if slash < start {
		return name, "" // a single-element path: the standard library
	}
	// The path ends at a dot of its last element, or at the colon that the data
	// has before the name of something generated. Which one matters only for
	// elements that have dots themselves ("nats.go", "lumberjack.v2"), and
	// there only for gopkg.in.
	end := slash + 1 + strings.IndexAny(name[slash+1:]+".", ".:")
	if strings.HasPrefix(name[start:], "gopkg.in/") {
		if next := strings.IndexByte(name[min(end+1, len(name)):], '.'); next > 0 && isMajor(name[end+1:end+1+next]) {
			end += 1 + next
		}
	}
	path, major := dropMajor(name[start:end])
	return name[:start] + moved(path+name[end:], renames), major
}

// Type normalises a type as [go/types.TypeString] prints it: a named type with
// its full import path, a basic type, or a pointer to or slice of one. Other
// types come back unchanged.
func Type(typ string, renames []Rename) string {
	rest := strings.TrimLeft(typ, "*[]")
	if strings.ContainsAny(rest, "( ") || strings.HasPrefix(rest, "map[") {
		return typ
	}
	key, _ := Name(rest, renames)
	return typ[:len(typ)-len(rest)] + key
}

// Path normalises an import path.
func Path(path string, renames []Rename) (key, major string) {
	key, major = dropMajor(path)
	return moved(key, renames), major
}

// dropMajor deletes the path elements that are major versions, the first
// element apart, and the versions of gopkg.in.
func dropMajor(path string) (key, major string) {
	first := strings.IndexByte(path, '/')
	if first < 0 {
		return path, ""
	}
	key = path
	for i := first; i < len(key); {
		end := len(key)
		if j := strings.IndexByte(key[i+1:], '/'); j >= 0 {
			end = i + 1 + j
		}
		elem := key[i+1 : end]
		cut := i
		if dot := strings.LastIndexByte(elem, '.'); dot > 0 && strings.HasPrefix(key, "gopkg.in/") {
			elem, cut = elem[dot+1:], i+1+dot
		}
		if !isMajor(elem) {
			i = end
			continue
		}
		if major == "" {
			major = elem
		}
		key, i = key[:cut]+key[end:], cut
	}
	if major == "v0" || major == "v1" {
		major = ""
	}
	return key, major
}

// moved replaces the path prefix of a repository that has moved. The name is a
// path, or a path with a symbol after it.
func moved(name string, renames []Rename) string {
	for i := range renames {
		r := &renames[i]
		if rest, ok := strings.CutPrefix(name, r.Old); ok && (rest == "" || rest[0] == '/' || rest[0] == '.') {
			return r.New + rest
		}
	}
	return name
}

func isMajor(s string) bool {
	if len(s) < 2 || s[0] != 'v' {
		return false
	}
	for _, c := range s[1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// stripTypeArgs deletes every [...] group.
func stripTypeArgs(s string) string {
	if strings.IndexByte(s, '[') < 0 {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}
