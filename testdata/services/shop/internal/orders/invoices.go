package orders

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"sync"

	"example.com/shop/internal/store"
)

var invoice = template.Must(template.New("invoice").Parse(`<!doctype html>
<title>Invoice {{.Number}}</title>
<h1>Invoice {{.Number}}</h1>
<p>{{.Email}}, {{.Created.Format "2 January 2006"}}</p>
<table>{{range .Lines}}<tr><td>{{.Qty}} × {{.SKU}}<td>{{.Price}}{{end}}</table>
<p>Total: {{.Total}} cents</p>
`))

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Invoices writes the invoices of orders.
type Invoices struct {
	dir string
}

// NewInvoices returns a writer of invoices in dir.
func NewInvoices(dir string) (*Invoices, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("creating the invoice folder: %w", err)
	}
	return &Invoices{dir: dir}, nil
}

// Write writes the invoice of an order.
func (v *Invoices) Write(o store.Order) error {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := invoice.Execute(buf, o); err != nil {
		return err
	}
	return os.WriteFile(v.Path(o.ID), buf.Bytes(), 0o644)
}

// Path returns the file with the invoice of an order.
func (v *Invoices) Path(orderID string) string {
	return filepath.Join(v.dir, filepath.Base(orderID)+".html")
}
