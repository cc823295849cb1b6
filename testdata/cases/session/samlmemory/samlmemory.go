// Package samlmemory is an identity provider that keeps users and sessions in
// the store which its library has for trying out.
package samlmemory

import (
	"net/http"
	"net/url"

	"github.com/crewjam/saml/samlidp"
)

// Routes wires the identity provider.
func Routes(mux *http.ServeMux, at url.URL) error {
	store := &samlidp.MemoryStore{} // want `Routes keeps sessions .*\[session\]`
	idp, err := samlidp.New(samlidp.Options{URL: at, Store: store})
	if err != nil {
		return err
	}
	mux.Handle("/idp/", idp)
	return nil
}
