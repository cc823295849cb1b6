package admin

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"

	"github.com/google/uuid"

	"example.com/shop/internal/catalog"
	"example.com/shop/internal/store"
)

// progress tells how far an import has got.
type progress struct {
	Total int    `json:"total"`
	Done  int    `json:"done"`
	Error string `json:"error,omitempty"`
}

// imports loads products from spreadsheets.
type imports struct {
	catalog *catalog.Service

	mu   sync.Mutex
	jobs map[string]progress
}

func newImports(c *catalog.Service) *imports {
	return &imports{catalog: c, jobs: make(map[string]progress)}
}

func (m *imports) report(id string, p progress) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.jobs[id] = p
}

// load stores the products of an import one by one.
func (m *imports) load(ctx context.Context, id string, products []store.Product) {
	p := progress{Total: len(products)}
	for _, product := range products {
		if err := m.catalog.Put(ctx, product); err != nil {
			p.Error = err.Error()
			break
		}
		p.Done++
		m.report(id, p)
	}
	m.report(id, p)
}

func (s *Server) startImport(w http.ResponseWriter, r *http.Request) {
	products, err := readProducts(http.MaxBytesReader(w, r.Body, 50<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	id := uuid.NewString()
	s.imports.report(id, progress{Total: len(products)})
	go s.imports.load(context.WithoutCancel(r.Context()), id, products)
	writeJSON(w, http.StatusAccepted, map[string]string{"id": id})
}

func (s *Server) importProgress(w http.ResponseWriter, r *http.Request) {
	s.imports.mu.Lock()
	p, ok := s.imports.jobs[r.PathValue("id")]
	s.imports.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	writeJSON(w, http.StatusOK, p)
}

// readProducts reads a spreadsheet. It waits for the end of the upload before
// it parses anything.
func readProducts(r io.Reader) ([]store.Product, error) {
	f, err := os.CreateTemp("", "import-*.csv")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := io.Copy(f, r); err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var products []store.Product
	for i, rec := range records {
		if len(rec) != 5 {
			return nil, fmt.Errorf("line %d: want 5 fields, got %d", i+1, len(rec))
		}
		p := store.Product{SKU: rec[0], Name: rec[1], Category: rec[2]}
		if p.Price, err = strconv.ParseInt(rec[3], 10, 64); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if p.Stock, err = strconv.Atoi(rec[4]); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		products = append(products, p)
	}
	return products, nil
}
