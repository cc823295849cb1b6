// Package databases opens database servers in every way that may as well open a
// file.
package databases

import (
	"context"
	"database/sql"
	"net/http"
	"os"

	entsql "entgo.io/ent/dialect/sql"
	xsam "github.com/XSAM/otelsql"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"github.com/uptrace/opentelemetry-go-extra/otelsql"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"gorm.io/driver/mysql"
	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlserver"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

func dsn() string { return os.Getenv("DATABASE_URL") }

type site struct{ db *sql.DB }

func (s *site) order(w http.ResponseWriter, r *http.Request) {
	if _, err := s.db.ExecContext(r.Context(), "INSERT INTO orders (item) VALUES ($1)", r.FormValue("item")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Standard wires the site over Postgres.
func Standard(mux *http.ServeMux) error {
	db, err := sql.Open("pgx", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", (&site{db}).order)
	return nil
}

// XSAM wires it with traces.
func XSAM(mux *http.ServeMux) error {
	db, err := xsam.Open("pgx", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", (&site{db}).order)
	return nil
}

// Uptrace wires it with other traces.
func Uptrace(mux *http.ServeMux) error {
	db, err := otelsql.Open("pgx", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", (&site{db}).order)
	return nil
}

// SQLX wires it through sqlx.
func SQLX(mux *http.ServeMux) error {
	db, err := sqlx.Connect("pgx", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		db.MustExecContext(r.Context(), "INSERT INTO orders (item) VALUES ($1)", r.FormValue("item"))
	})
	return nil
}

// An Order is a row.
type Order struct{ Item string }

// XORM wires it through xorm.
func XORM(mux *http.ServeMux) error {
	db, err := xorm.NewEngine("postgres", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, err := db.Insert(&Order{r.FormValue("item")}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

func dialect(name string) gorm.Dialector {
	switch name {
	case "mysql":
		return mysql.Open(dsn())
	case "sqlserver":
		return sqlserver.Open(dsn())
	}
	return postgres.Open(dsn())
}

// GORM wires it through gorm.
func GORM(mux *http.ServeMux, name string) error {
	db, err := gorm.Open(dialect(name), &gorm.Config{})
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if err := db.WithContext(r.Context()).Create(&Order{r.FormValue("item")}).Error; err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// Ent wires it through ent.
func Ent(mux *http.ServeMux) error {
	drv, err := entsql.Open("postgres", dsn())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if err := drv.Exec(r.Context(), "INSERT INTO orders (item) VALUES ($1)", []any{r.FormValue("item")}, nil); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}

// WhatsApp wires messages whose sessions are in Postgres.
func WhatsApp(mux *http.ServeMux) error {
	devices, err := sqlstore.New(context.Background(), "postgres", dsn(), nil)
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /messages", func(w http.ResponseWriter, r *http.Request) {
		if _, err := devices.GetFirstDevice(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return nil
}
