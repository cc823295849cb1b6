// Package render makes documents.
package render

import (
	"html/template"
	"os"
)

var invoice = template.Must(template.New("invoice").Parse("<h1>Invoice {{.Number}}</h1><p>{{.Total}}</p>"))

// Invoice writes an invoice to a file.
func Invoice(path, number string, total int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return invoice.Execute(f, struct {
		Number string
		Total  int
	}{number, total})
}
