package text

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

// page writes lines of a limited width and keeps the first error.
type page struct {
	w     io.Writer
	width int
	paint palette
	err   error
}

func (p *page) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// heading begins a section.
func (p *page) heading(s string) {
	p.printf("\n")
	p.painted(0, "", s, 2, p.paint.bold)
	p.printf("\n")
}

// para writes a paragraph: the label, then the body wrapped at the width. Lines
// after the first are indented by indent plus hang columns.
func (p *page) para(indent int, label, body string, hang int) {
	p.painted(indent, label, body, hang, plainly)
}

// painted is para with the body in a colour.
func (p *page) painted(indent int, label, body string, hang int, paint func(...any) string) {
	p.printf("%*s", indent, "")
	column := indent
	label = plain.Line(label)
	if label != "" {
		p.printf("%s", p.paint.faint(label))
		column += length(label)
	}
	for i, line := range wrap(plain.Line(body), p.width-column-1, p.width-indent-hang) {
		if i > 0 {
			p.printf("\n%*s", indent+hang, "")
		} else if label != "" && line != "" {
			p.printf(" ")
		}
		if line != "" {
			p.printf("%s", paint(line))
		}
	}
	p.printf("\n")
}

// wrap breaks text into lines between words; the first line has a width of its
// own. A word that is longer than a line stays whole, so that it can be copied.
func wrap(s string, first, rest int) []string {
	var lines []string
	line, room := "", first
	for _, w := range strings.Fields(s) {
		switch {
		case line == "" && (len(lines) > 0 || length(w) <= room || length(w) > rest):
			line = w
		case line != "" && length(line)+1+length(w) <= room:
			line += " " + w
		default:
			lines = append(lines, line)
			line, room = w, rest
		}
	}
	return append(lines, line)
}

// length is the number of columns that a text takes, as far as one column a
// character is right.
func length(s string) int { return utf8.RuneCountInString(s) }

// pad fills a text up to a number of columns.
func pad(s string, n int) string {
	if d := n - length(s); d > 0 {
		return s + strings.Repeat(" ", d)
	}
	return s
}

// A column of a table.
type column struct {
	right bool // align right
	most  int  // the widest it may be, 0 for no bound; longer cells break the alignment
}

// table writes rows in aligned columns. The last column is wrapped at the width;
// paint colours a cell, nil for none.
func (p *page) table(indent int, columns []column, rows [][]string, paint func(row, col int) func(...any) string) {
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i := range row {
			row[i] = plain.Line(row[i])
			if n := length(row[i]); n > widths[i] && (columns[i].most == 0 || n <= columns[i].most) {
				widths[i] = n
			}
		}
	}
	for r, row := range rows {
		col := indent
		p.printf("%*s", indent, "")
		for i, cell := range row {
			color := plainly
			if paint != nil {
				if c := paint(r, i); c != nil {
					color = c
				}
			}
			if i == len(row)-1 {
				hang := indent
				for _, w := range widths[:i] {
					hang += w + 2
				}
				if p.width-hang < 24 {
					hang = indent + 4 // no room beside the columns: go below them
				}
				for n, line := range wrap(cell, max(p.width-col, 1), p.width-hang) {
					if n > 0 {
						p.printf("\n%*s", hang, "")
					}
					if line != "" {
						p.printf("%s", color(line))
					}
				}
				break
			}
			text := cell
			if columns[i].right {
				text = strings.Repeat(" ", max(widths[i]-length(cell), 0)) + cell
			} else {
				text = pad(cell, widths[i])
			}
			p.printf("%s  ", strings.Replace(text, cell, color(cell), 1))
			col += max(widths[i], length(cell)) + 2
		}
		p.printf("\n")
	}
}

// plainly is the palette's way of not painting.
func plainly(a ...any) string { return fmt.Sprint(a...) }
