// Package remote keeps keys in a store that speaks JSON over HTTP.
package remote

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// Keys are the keys of all instances.
type Keys struct {
	Signing []byte
}

// record is how the store has them.
type record struct {
	Version int    `json:"version"`
	Signing []byte `json:"signing"`
}

// A Store is the remote one.
type Store struct {
	URL    string
	client http.Client
}

// Keys returns the keys.
func (s *Store) Keys() (Keys, error) {
	var rec record
	if err := s.get("/keys", &rec); err != nil {
		return Keys{}, err
	}
	return fromRecord(rec), nil
}

func fromRecord(rec record) Keys { return Keys{Signing: rec.Signing} }

// SetKeys replaces the keys.
func (s *Store) SetKeys(keys Keys) error {
	return s.post("/keys", record{Version: 1, Signing: keys.Signing})
}

func (s *Store) get(path string, v any) error {
	resp, err := s.client.Get(s.URL + path)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(v)
}

func (s *Store) post(path string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	resp, err := s.client.Post(s.URL+path, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
