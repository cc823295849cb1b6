package vettool

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// chunk is the part of the executable that is hashed at a time.
const chunk = 1 << 20

// PrintVersion answers -V=full: the line from which the go command takes the
// identity of the tool, to tell whether what it has in its cache was said by
// this very program. unitchecker has an answer, too, and takes longer for it than
// for all else that a start does, because it hashes in one thread.
func PrintVersion(w io.Writer) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	sum, err := digest(f, st.Size())
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	_, err = fmt.Fprintf(w, "%s version devel buildID=%x\n", filepath.Base(name), sum)
	return err
}

// digest returns a hash of the first size bytes of r: that of the hashes of its chunks.
func digest(r io.ReaderAt, size int64) ([]byte, error) {
	n := int((size + chunk - 1) / chunk)
	sums := make([]byte, n*sha256.Size)
	errs := make([]error, n)
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			buf := make([]byte, chunk)
			for i := range next {
				at := int64(i) * chunk
				part := buf[:min(chunk, size-at)]
				_, errs[i] = io.ReadFull(io.NewSectionReader(r, at, int64(len(part))), part)
				sum := sha256.Sum256(part)
				copy(sums[i*sha256.Size:], sum[:])
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	total := sha256.Sum256(sums)
	return total[:], nil
}
