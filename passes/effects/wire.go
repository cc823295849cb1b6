package effects

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// A writer builds the encoded form of a fact from variable-length numbers.
type writer struct{ buf []byte }

func (w *writer) uint(n int)      { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }
func (w *writer) uint64(n uint64) { w.buf = binary.AppendUvarint(w.buf, n) }

func (w *writer) bool(b bool) {
	n := byte(0)
	if b {
		n = 1
	}
	w.buf = append(w.buf, n)
}

func (w *writer) stringTable(list []string) {
	w.uint(len(list))
	for _, s := range list {
		w.uint(len(s))
		w.buf = append(w.buf, s...)
	}
}

// errCorrupt says that the bytes of a fact are not what Encode writes.
var errCorrupt = errors.New("corrupt fact")

// seal appends a checksum. A fact that was damaged on its way could otherwise say
// something else and still be well-formed.
func seal(data []byte) []byte {
	return binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data))
}

// open returns what was sealed, without version and checksum.
func open(sealed []byte) ([]byte, error) {
	n := len(sealed) - 4
	if n < 1 || binary.LittleEndian.Uint32(sealed[n:]) != crc32.ChecksumIEEE(sealed[:n]) {
		return nil, errCorrupt
	}
	if sealed[0] != factVersion {
		return nil, fmt.Errorf("fact of version %d, want %d", sealed[0], factVersion)
	}
	return sealed[1:n], nil
}

// A reader reads what a writer wrote. After the first error it yields zeros.
type reader struct {
	buf []byte
	err error
}

func (r *reader) uint64() uint64 {
	n, size := binary.Uvarint(r.buf)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.buf = r.buf[size:]
	return n
}

func (r *reader) uint() int { return int(r.uint64()) }

// count reads the length of a list, of which each element takes a byte at least.
func (r *reader) count() int {
	n := r.uint()
	if n < 0 || n > len(r.buf) {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) bool() bool {
	if len(r.buf) == 0 {
		r.fail()
		return false
	}
	b := r.buf[0]
	r.buf = r.buf[1:]
	return b == 1
}

func (r *reader) stringTable() []string {
	list := make([]string, r.count())
	for i := range list {
		n := r.count()
		list[i] = string(r.buf[:n])
		r.buf = r.buf[n:]
	}
	return list
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = errCorrupt
	}
	r.buf = nil
}

// at returns element i of a table, the zero value if there is none.
func at[T any](r *reader, table []T, i int) T {
	if i < 0 || i >= len(table) {
		r.fail()
		var zero T
		return zero
	}
	return table[i]
}
