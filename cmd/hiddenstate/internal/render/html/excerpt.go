package html

import (
	"bytes"
	"io/fs"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

const (
	around      = 3       // lines of context before and after a site
	mostPlaces  = 8       // lines of a finding that get an excerpt
	mostColumns = 160     // of a line
	mostFile    = 4 << 20 // bytes of a file that is read
	mostSource  = 3 << 19 // bytes of all excerpts of a page, markup included
	lineMarkup  = 90      // bytes of markup around a line
)

// An excerpt is a piece of a file with the lines that matter marked.
type excerpt struct {
	File  string
	First int
	Lines []codeLine
}

type codeLine struct {
	Number int
	Text   string
	Marked bool
	Note   string // what happens there
}

// excerpts reads source files, each once, until the page is full.
type excerpts struct {
	source fs.FS
	files  map[string][]string
	left   int
	Full   bool // something was left out as the page is full
}

func newExcerpts(source fs.FS) *excerpts {
	return &excerpts{source: source, files: map[string][]string{}, left: mostSource}
}

// mark is a line that matters.
type mark struct {
	file string
	line int
	note string
}

// of returns the excerpts for a finding: its declaration and its first sites.
func (x *excerpts) of(f *audit.Finding) []excerpt {
	if x.source == nil {
		return nil
	}
	marks := []mark{{f.Position.File, f.Position.Line, "declared"}}
	for _, s := range f.Sites {
		marks = append(marks, mark{s.File, s.Line, s.Operation})
	}
	if len(marks) > mostPlaces {
		marks = marks[:mostPlaces]
	}
	sort.SliceStable(marks[1:], func(i, j int) bool {
		a, b := marks[1+i], marks[1+j]
		if a.file != b.file {
			return a.file < b.file
		}
		return a.line < b.line
	})
	var out []excerpt
	for _, m := range marks {
		lines := x.file(m.file)
		if m.line < 1 || m.line > len(lines) {
			continue
		}
		first, last := max(1, m.line-around), min(len(lines), m.line+around)
		if n := len(out); n > 0 && out[n-1].File == m.file && first <= out[n-1].First+len(out[n-1].Lines) && m.line >= out[n-1].First {
			out[n-1].extend(lines, last)
			out[n-1].mark(m)
			continue
		}
		if x.left <= 0 {
			x.Full = true
			break
		}
		e := excerpt{File: m.file, First: first}
		e.extend(lines, last)
		e.mark(m)
		out = append(out, e)
	}
	for i := range out {
		out[i].File = plain.Line(out[i].File)
		for _, l := range out[i].Lines {
			x.left -= len(l.Text) + lineMarkup
		}
	}
	return out
}

// extend appends lines up to the given one.
func (e *excerpt) extend(lines []string, last int) {
	for n := e.First + len(e.Lines); n <= last; n++ {
		e.Lines = append(e.Lines, codeLine{Number: n, Text: code(lines[n-1])})
	}
}

// code makes a line fit for the page.
func code(l string) string {
	l = strings.TrimSuffix(l, "\r")
	if len(l) > mostColumns {
		if r := []rune(l[:min(len(l), 4*mostColumns)]); len(r) > mostColumns {
			l = string(r[:mostColumns]) + " …"
		}
	}
	return plain.Verbatim(l)
}

func (e *excerpt) mark(m mark) {
	l := &e.Lines[m.line-e.First]
	l.Marked = true
	if l.Note == "" {
		l.Note = plain.Line(m.note)
	}
}

// file returns the lines of a file, none if it cannot be read.
func (x *excerpts) file(name string) []string {
	if lines, ok := x.files[name]; ok {
		return lines
	}
	x.files[name] = nil
	if !fs.ValidPath(name) {
		return nil // outside the module
	}
	in, err := x.source.Open(name)
	if err != nil {
		return nil // generated, or gone: the page does without
	}
	defer in.Close()
	st, err := in.Stat()
	if err != nil || !st.Mode().IsRegular() || st.Size() > mostFile {
		return nil
	}
	data, err := fs.ReadFile(x.source, name)
	if err != nil || bytes.IndexByte(data, 0) >= 0 {
		return nil
	}
	lines := strings.Split(string(data), "\n")
	x.files[name] = lines
	return lines
}
