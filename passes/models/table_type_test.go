package models_test

import (
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// What is said of a type is found by the type, in all its major versions.
func TestType(t *testing.T) {
	u := newUniverse()
	table := models.NewTable(&models.Extra{States: []models.State{
		{ID: "github.com/labstack/echo.Context", Major: "v4", Kind: "session", Role: models.Type, Class: models.Local},
		{ID: "github.com/olahol/melody.Melody", Kind: "liveconn", Role: models.Type, Class: models.Local},
	}})
	for _, tt := range []struct {
		name string
		want bool
	}{
		{"github.com/olahol/melody.Melody", true},
		{"github.com/labstack/echo/v4.Context", true},
		{"github.com/labstack/echo/v5.Context", false},
		{"example.com/shop.Shop", false},
	} {
		for range 2 { // the second answer is remembered
			if m := table.Type(u.typ(t, tt.name)); (m != nil) != tt.want {
				t.Errorf("%s: %+v, want one: %v", tt.name, m, tt.want)
			}
		}
	}
}
