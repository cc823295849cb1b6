// Package localfile reports files on the local disk that outlive the request.
//
// A function on a request path creates, writes, moves or removes files on the local disk,
// and they are still needed after the request. Another instance does not have them, and
// they are lost with the disk.
//
// What counts: uploads, exports, generated files, avatars, chunk stores, certificate
// caches, settings saved to a file. One finding for each function that writes, not one for
// each call; it stands at the first line that writes.
//
// What does not: temporary files that the same request removes, log files (information at
// most), writes through an interface whose implementation in this program is an object
// store.
//
// The message reads:
//
//	Uploads.Save writes files to this instance's disk (reached from POST /upload, Upload
//	at upload.go:19): another instance does not have them, and they are lost with the
//	disk; write to object storage such as S3, or let the client upload with a pre-signed
//	URL [localfile]
//
// Before:
//
//	func Upload(w http.ResponseWriter, r *http.Request) {
//		f, hdr, _ := r.FormFile("photo")
//		dst, _ := os.Create(filepath.Join("uploads", hdr.Filename))
//		io.Copy(dst, f)
//	}
//
// After:
//
//	func Upload(w http.ResponseWriter, r *http.Request) {
//		f, hdr, _ := r.FormFile("photo")
//		dst, _ := bucket.NewWriter(r.Context(), hdr.Filename, nil)
//		io.Copy(dst, f)
//		dst.Close()
//	}
package localfile
