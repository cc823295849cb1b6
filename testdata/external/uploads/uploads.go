// Package uploads keeps files and certificates off the instance's disk.
package uploads

import (
	"context"
	"io"
	"net/http"
	"os"

	"github.com/caddyserver/certmagic"
	"github.com/tus/tusd/v2/pkg/azurestore"
	"github.com/tus/tusd/v2/pkg/gcsstore"
	"github.com/tus/tusd/v2/pkg/handler"
	"github.com/tus/tusd/v2/pkg/s3store"
	"gocloud.dev/blob"
	"gocloud.dev/blob/azureblob"
	"gocloud.dev/blob/gcsblob"
	"gocloud.dev/blob/s3blob"
)

type site struct{ files *blob.Bucket }

func (s *site) upload(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = s.files.WriteAll(r.Context(), r.PathValue("name"), body, nil)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Bucket wires uploads to the bucket that is configured.
func Bucket(mux *http.ServeMux, kind string, s3 *s3blob.Client, gcs *gcsblob.Client, azure *azureblob.Client) error {
	ctx := context.Background()
	var b *blob.Bucket
	var err error
	switch kind {
	case "s3":
		b, err = s3blob.OpenBucket(ctx, s3, os.Getenv("BUCKET"), nil)
	case "gcs":
		b, err = gcsblob.OpenBucket(ctx, gcs, os.Getenv("BUCKET"), nil)
	case "azure":
		b, err = azureblob.OpenBucket(ctx, azure, nil)
	default:
		b, err = blob.OpenBucket(ctx, "s3://uploads?region=eu-central-1")
	}
	if err != nil {
		return err
	}
	mux.HandleFunc("PUT /files/{name}", (&site{b}).upload)
	return nil
}

// Tus wires resumable uploads to the storage that is configured.
func Tus(mux *http.ServeMux, kind string, s3 s3store.Service, gcs gcsstore.Service, azure azurestore.Service) error {
	c := handler.NewStoreComposer()
	switch kind {
	case "s3":
		s3store.New(os.Getenv("BUCKET"), s3).UseIn(c)
	case "gcs":
		gcsstore.New(os.Getenv("BUCKET"), gcs).UseIn(c)
	default:
		azurestore.New(azure).UseIn(c)
	}
	h, err := handler.NewHandler(handler.Config{StoreComposer: c})
	if err != nil {
		return err
	}
	mux.Handle("/uploads/", h)
	return nil
}

// Certificates serves with certificates in a storage that all instances share.
func Certificates(h http.Handler, shared certmagic.Storage, domains []string) error {
	var magic *certmagic.Config
	cache := certmagic.NewCache(certmagic.CacheOptions{
		GetConfigForCert: func(certmagic.Certificate) (*certmagic.Config, error) { return magic, nil },
	})
	magic = certmagic.New(cache, certmagic.Config{Storage: shared})
	if err := magic.ManageSync(context.Background(), domains); err != nil {
		return err
	}
	s := &http.Server{Addr: ":443", Handler: h, TLSConfig: magic.TLSConfig()}
	return s.ListenAndServeTLS("", "")
}
