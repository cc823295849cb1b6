// Package autocertdir keeps certificates in a folder of the instance.
package autocertdir

import (
	"net/http"

	"golang.org/x/crypto/acme/autocert"
)

// Serve answers over TLS.
func Serve(h http.Handler, host, dir string) error {
	m := &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		HostPolicy: autocert.HostWhitelist(host),
		Cache:      autocert.DirCache(dir), // want `Serve keeps certificates .*\[localfile\]`
	}
	http.Handle("/", h)
	s := &http.Server{Addr: ":443", TLSConfig: m.TLSConfig()}
	return s.ListenAndServeTLS("", "")
}

// ServeFixed answers over TLS, with the certificates in a folder that no
// configuration names.
func ServeFixed(h http.Handler) error {
	m := &autocert.Manager{
		Prompt: autocert.AcceptTOS,
		Cache:  autocert.DirCache("/var/lib/certs"), // want `ServeFixed keeps certificates .*\[localfile\]`
	}
	s := &http.Server{Addr: ":443", Handler: h, TLSConfig: m.TLSConfig()}
	return s.ListenAndServeTLS("", "")
}
