// Package savedsettings makes up a key when the service is set up, and keeps it
// with the other settings in the database.
package savedsettings

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	"gorm.io/gorm"
)

// Settings are the same for all instances.
type Settings struct {
	ID   uint
	Name string
	Key  []byte
}

// A Site is what the settings are of.
type Site struct {
	db *gorm.DB
}

// New returns the site, set up if it was not.
func New(db *gorm.DB) (*Site, error) {
	s := &Site{db: db}
	_, err := s.settings()
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = s.setUp()
	}
	return s, err
}

func (s *Site) setUp() error {
	key := make([]byte, 64)
	if _, err := rand.Read(key); err != nil {
		return fmt.Errorf("making a key: %w", err)
	}
	return s.db.Create(&Settings{Name: "files", Key: key}).Error
}

func (s *Site) settings() (*Settings, error) {
	set := &Settings{}
	if err := s.db.First(set).Error; err != nil {
		return nil, err
	}
	return set, nil
}

// A visit is one request, with the settings that hold for it.
type visit struct {
	settings *Settings
	user     string
}

func (v *visit) token() (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": v.user}).SignedString(v.settings.Key)
}

// Routes adds the site to mux.
func (s *Site) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		set, err := s.settings()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		v := &visit{settings: set, user: r.FormValue("user")}
		signed, err := v.token()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, signed)
	})
}
