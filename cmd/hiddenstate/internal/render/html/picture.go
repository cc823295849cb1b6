package html

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// A picture is the graph of routes, their handlers and the state that they touch,
// laid out in three columns.
type picture struct {
	Width, Height int
	Heads         []label
	Nodes         []*node
	Edges         []*edge
	Notes         []string
}

type label struct {
	X, Y int
	Text string
}

// node is a box of the picture.
type node struct {
	Key        string
	X, Y, W, H int
	Text       string // as much as fits
	Title      string // all of it
	Class      string
	Href       string
	Card       *card // of a cell
}

// TextX and TextY are where the text of the box begins.
func (n *node) TextX() int { return n.X + 8 }

// TextY is the base line of the text of the box.
func (n *node) TextY() int { return n.Y + n.H/2 + 4 }

// edge is a line between two boxes.
type edge struct {
	From, To *node
	Class    string
	Writes   bool
}

// Path is the line as a path of SVG.
func (e *edge) Path() string {
	x1, y1 := e.From.X+e.From.W, e.From.Y+e.From.H/2
	x2, y2 := e.To.X, e.To.Y+e.To.H/2
	switch { // writes end above reads, so that both can be seen
	case e.Class != "" && e.Writes:
		y2 -= 5
	case e.Class != "":
		y2 += 5
	}
	mid := (x1 + x2) / 2
	return fmt.Sprintf("M%d %d C%d %d %d %d %d %d", x1, y1, mid, y1, mid, y2, x2, y2)
}

const (
	boxHeight = 24
	boxStep   = 34
	top       = 34
	mostRoute = 80 // boxes of a column; more are joined
	mostCell  = 80
)

// columns are where the boxes stand, and how many characters fit into one.
var columns = [3]struct{ x, w, chars int }{{2, 330, 43}, {412, 290, 38}, {792, 400, 53}}

func newPicture(v *view) picture {
	p := picture{Width: columns[2].x + columns[2].w + 2}
	b := &painter{picture: &p, cells: map[*card]*node{}, nodes: map[string]*node{}, edges: map[string]*edge{}}
	b.chooseCells(v)
	b.connect(b.join(v))
	if len(b.column[2]) == 0 {
		return picture{}
	}
	b.order()
	b.place()
	return p
}

type painter struct {
	*picture
	cells  map[*card]*node
	nodes  map[string]*node
	edges  map[string]*edge
	column [3][]*node
}

// chooseCells makes the boxes of the last column: the worst findings if there are
// too many.
func (b *painter) chooseCells(v *view) {
	cards := v.Cards
	if len(cards) > mostCell {
		cards = append([]*card{}, cards...)
		rank := map[string]int{"error": 2, "warning": 1}
		sort.SliceStable(cards, func(i, j int) bool {
			x, y := cards[i], cards[j]
			if rank[x.Severity] != rank[y.Severity] {
				return rank[x.Severity] > rank[y.Severity]
			}
			return len(x.Routes()) > len(y.Routes())
		})
		b.Notes = append(b.Notes, fmt.Sprintf("The picture shows the %d findings that weigh most; %d more are in the list below.", mostCell, len(cards)-mostCell))
		cards = cards[:mostCell]
	}
	for _, c := range cards {
		n := b.node(2, "c"+c.Anchor, c.Mark+" "+c.Kind+"  "+c.Symbol)
		n.Title = fmt.Sprintf("%s, %s, %s: %s", c.Symbol, c.Kind, c.Severity, c.Breaks)
		n.Class, n.Href, n.Card = "cell "+c.Severity, "#"+c.Anchor, c
		b.cells[c] = n
	}
}

// node returns the box with a key, made on first use.
func (b *painter) node(column int, key, text string) *node {
	if n := b.nodes[key]; n != nil {
		return n
	}
	n := &node{Key: key, Text: shorten(text, columns[column].chars), Title: text, W: columns[column].w, H: boxHeight, X: columns[column].x}
	b.nodes[key] = n
	b.column[column] = append(b.column[column], n)
	return n
}

// shorten cuts out the middle of a text that does not fit.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)
	head := (most - 1) / 2
	return string(r[:head]) + "…" + string(r[len(r)-(most-1-head):])
}

// connect makes the boxes of routes and handlers, and the lines.
func (b *painter) connect(bundles []*bundle) {
	for i, u := range bundles {
		route := u.name
		handler := u.rows[0].Handler()
		if n := len(u.rows); n > 1 {
			route += "  ×" + fmt.Sprint(n)
			handler = handlers(u.rows)
		} else if t := u.rows[0].Trigger; t != audit.TriggerRequest {
			route += " (" + t + ")"
		}
		rn := b.node(0, fmt.Sprintf("r%d", i), route)
		rn.Class = "route " + worst(u.rows)
		key := "h" + handler
		if len(u.rows) > 1 {
			key = fmt.Sprintf("b%d", i) // two bundles of as many handlers are not the same
		}
		hn := b.node(1, key, handler)
		hn.Class = "handler"
		b.edge(rn, hn, "", false)
		for _, r := range u.rows {
			for _, c := range r.Writes {
				b.touch(hn, c, true)
			}
			for _, c := range r.Reads {
				b.touch(hn, c, false)
			}
		}
	}
}

func (b *painter) touch(handler *node, c *card, writes bool) {
	if cell := b.cells[c]; cell != nil {
		b.edge(handler, cell, c.Severity, writes)
	}
}

func (b *painter) edge(from, to *node, class string, writes bool) {
	key := from.Key + "\x00" + to.Key
	if e := b.edges[key]; e != nil {
		e.Writes = e.Writes || writes
		return
	}
	e := &edge{From: from, To: to, Class: class, Writes: writes}
	b.edges[key] = e
	b.Edges = append(b.Edges, e)
}

// handlers names the handlers of several routes.
func handlers(rows []*routeRow) string {
	names := map[string]bool{}
	pkgs := map[string]bool{}
	for _, r := range rows {
		names[r.Function] = true
		pkg, _, _ := strings.Cut(r.Function, ".")
		pkgs[pkg] = true
	}
	if len(names) == 1 {
		return rows[0].Handler()
	}
	if len(pkgs) == 1 {
		pkg, _, _ := strings.Cut(rows[0].Function, ".")
		return fmt.Sprintf("%d handlers in %s", len(names), pkg)
	}
	return fmt.Sprintf("%d handlers in %d packages", len(names), len(pkgs))
}

// worst says how badly the routes of a bundle are served.
func worst(rows []*routeRow) string {
	out := audit.ServedByAny
	for _, r := range rows {
		if r.Served == audit.ServedByOwner || r.Served == audit.ServedWorse && out == audit.ServedByAny {
			out = r.Served
		}
	}
	return out
}

// order keeps the routes in the order of their paths, and puts handlers, then
// state, to the mean place of what leads to them, which keeps lines short. What
// nothing leads to goes to the end.
func (b *painter) order() {
	place := map[*node]float64{}
	for c := range b.column {
		if c > 0 {
			b.follow(c, place)
		}
		for i, n := range b.column[c] {
			place[n] = float64(i) / float64(len(b.column[c]))
		}
	}
}

// follow sorts a column by the places of the one before it.
func (b *painter) follow(c int, place map[*node]float64) {
	sum, count := map[*node]float64{}, map[*node]float64{}
	for _, e := range b.Edges {
		sum[e.To] += place[e.From]
		count[e.To]++
	}
	mean := func(n *node) float64 {
		if count[n] == 0 {
			return 2
		}
		return sum[n] / count[n]
	}
	sort.SliceStable(b.column[c], func(i, j int) bool { return mean(b.column[c][i]) < mean(b.column[c][j]) })
}

// place gives the boxes their places: the longest column sets the height, and the
// others are spread over it.
func (b *painter) place() {
	rows := 1
	for _, c := range b.column {
		rows = max(rows, len(c))
	}
	b.Height = top + rows*boxStep
	for i, c := range b.column {
		b.Heads = append(b.Heads, label{columns[i].x, 16, [3]string{"Routes", "Handlers", "State"}[i]})
		for n, box := range c {
			box.Y = top + (2*n+1)*rows*boxStep/(2*len(c)) - boxStep/2
			b.Nodes = append(b.Nodes, box)
		}
	}
}
