package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// localfile recognises functions on request paths that write local files which
// outlive the request, and library objects that keep files. The finding stands
// at the line that writes first.
func localfile(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5,
		says:   "writes files to this instance's disk",
		breaks: "another instance does not have them, and they are lost with the disk",
	}
	if st := k.State("localfile"); st != nil && k.Kind != effects.Files {
		v.says = "keeps files on this instance's disk"
		if what, ok := strings.CutSuffix(st.Note, " on local disk"); ok {
			v.says = "keeps " + what + " on this instance's disk"
		}
		v.evidence = append(v.evidence, "library: "+st.ID)
		if st.Severity == "warning" {
			v.severity = Warning
		}
		return v, true
	}
	if k.Kind != effects.Files || k.Once || k.onlyTemporary() {
		return v, false
	}
	lasting, paths := false, origin.Set(0)
	for _, a := range k.Accesses {
		e := a.Effect
		if e.Op != effects.OpFile {
			continue
		}
		if stays := !e.Key.Set.Has(temporary); !isFolder(e) && !isRemoval(e) && (v.at == nil || stays && !lasting) {
			v.at, lasting = e.Site, stays
			if a.At != nil {
				v.at = a.At
			}
		}
		paths |= e.Key.Set
	}
	if paths != 0 {
		v.evidence = append(v.evidence, "file name: from "+paths.Phrase())
	}
	switch {
	case onlyFiles(k, isRemoval):
		v.says = "removes files from this instance's disk"
		v.breaks = "the copies that other instances have stay"
	case onlyFiles(k, isSettings):
		v.says = "saves settings in a file on this instance's disk"
		v.breaks = "the other instances keep their settings, and a new one starts with the old"
	case v.at == nil:
		v.says = "makes folders on this instance's disk"
	}
	return v, true
}

// onlyFiles reports whether everything that requests do to files is of a sort;
// making the folder for it counts for nothing.
func onlyFiles(k *Case, sort func(*effects.Effect) bool) bool {
	some := false
	for _, a := range k.Accesses {
		if a.Effect.Op != effects.OpFile || isFolder(a.Effect) {
			continue
		}
		if !sort(a.Effect) {
			return false
		}
		some = true
	}
	return some
}

// isSettings reports whether an effect writes the program's configuration.
func isSettings(e *effects.Effect) bool {
	return e.State != nil && strings.Contains(e.State.ID, ".WriteConfig")
}

// fileMove says where files should go.
func fileMove(k *Case, opt Options) string {
	if onlyFiles(k, isSettings) {
		return "keep settings in the database or a configuration service that every instance reads"
	}
	store := "object storage"
	if lib := opt.owned("localfile"); lib != "" {
		store += " with " + lib
	} else {
		store += " such as S3"
	}
	paths, uploads := origin.Set(0), false
	for _, a := range k.Accesses {
		paths |= a.Effect.Key.Set
		uploads = uploads || a.Effect.State != nil && strings.Contains(a.Effect.State.ID, "Upload")
	}
	switch {
	case uploads || paths.Has(origin.Upload):
		return "write to " + store + ", or let the client upload with a pre-signed URL"
	case k.Kind == effects.Files && paths != 0 && !paths.Has(origin.Request|origin.External|origin.Random|origin.Clock):
		return "keep the content in the database or in " + store
	}
	return "write to " + store
}

const temporary = origin.TempKept | origin.TempRemoved

// onlyTemporary reports whether every file that requests write here is a
// temporary one that the same request removes. Folders alone are not files.
func (k *Case) onlyTemporary() bool {
	removed := map[*entrypoints.Point]bool{}
	for _, a := range k.Accesses {
		if isRemoval(a.Effect) {
			removed[a.Entry] = true
		}
	}
	for _, a := range k.Accesses {
		e := a.Effect
		if e.Op != effects.OpFile || isFolder(e) || e.Site.Patterns().Has(effects.Removed) {
			continue
		}
		if !e.Key.Set.Has(temporary) {
			return false
		}
		if !e.Key.Set.Has(origin.TempRemoved) && !removed[a.Entry] && !k.removes[a.Entry] {
			return false
		}
	}
	return true
}

// isFolder reports whether an effect makes a folder.
func isFolder(e *effects.Effect) bool {
	return e.State != nil && strings.Contains(e.State.ID, ".Mkdir")
}

// isRemoval reports whether an effect takes files away.
func isRemoval(e *effects.Effect) bool {
	return e.State != nil && (strings.HasPrefix(e.State.ID, "os.Remove") || strings.HasSuffix(e.State.ID, ").Remove") || strings.HasSuffix(e.State.ID, ").RemoveAll"))
}

// temporaryRemovers returns the entry points whose requests remove temporary files.
func temporaryRemovers(cases []*Case) map[*entrypoints.Point]bool {
	out := map[*entrypoints.Point]bool{}
	for _, k := range cases {
		for _, a := range k.Accesses {
			if a.Effect.Op == effects.OpFile && isRemoval(a.Effect) && a.Effect.Key.Set.Has(temporary) {
				out[a.Entry] = true
			}
		}
	}
	return out
}
