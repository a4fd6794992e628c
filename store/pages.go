package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// pageSize is that of the files made here, on every system, so that they can be carried from one to another. bbolt leaves
// two keys at least on the page that it splits off, so that a page of 4 KB keeps five changes where seven would fit.
const pageSize = 8 << 10

// bbolt's two meta pages (its file format 2): a page header of 16 bytes, then magic, version, page size, flags, root (16
// bytes), freelist, high water mark, transaction, checksum.
const (
	pageHeader = 16
	metaLength = 64
	boltMagic  = 0xED0CDAED
)

// mark is what a meta page says: how far the file reaches, and after which transaction.
type mark struct {
	txid     uint64
	length   int64
	root     uint64 // page
	pageSize int64
}

var (
	// errJSON: what stands under the name was to be imported.
	errJSON = errors.New("is a JSON text; take it in with muster import")
	// errNoMeta: nothing tells what is in the database.
	errNoMeta = errors.New("neither of its two meta pages is whole")
)

// readMark finds the newest meta page of an open file without locking or mapping it. Both must be whole.
func readMark(f *os.File) (mark, error) {
	first, ok := metaAt(f, 0)
	second, alsoOK := secondMark(f, first.pageSize)
	switch {
	case !ok && !alsoOK && looksLikeJSON(f):
		return mark{}, errJSON
	case !ok && !alsoOK && !hasMagic(f):
		return mark{}, errForeign
	case !ok && !alsoOK:
		return mark{}, fmt.Errorf("%w: %w", ErrDamaged, errNoMeta)
	case !ok || !alsoOK: // bbolt would go by the other one, which may be that of the transaction before
		return mark{}, broken("one of its two meta pages is damaged, so that its last change may be missing")
	case second.txid > first.txid:
		return second, nil
	}
	return first, nil
}

// secondMark finds the second meta page. Where the first one does not tell the size of a page it is looked for, as bbolt does.
func secondMark(f *os.File, step int64) (m mark, ok bool) {
	if step != 0 {
		return metaAt(f, step)
	}
	for step := range pageSizes {
		if m, ok = metaAt(f, step); ok && m.pageSize == step {
			return m, true
		}
	}
	return mark{}, false
}

// pageSizes are those that a database may have.
func pageSizes(yield func(int64) bool) {
	for step := int64(1 << 10); step <= 64<<10 && yield(step); step *= 2 {
	}
}

// hasMagic tells whether a meta page begins, whole or not, where one may: that there is a database, or was one.
func hasMagic(f *os.File) bool {
	found := magicAt(f, 0)
	for step := range pageSizes {
		found = found || magicAt(f, step)
	}
	return found
}

func magicAt(f *os.File, off int64) bool {
	var b [4]byte
	_, err := f.ReadAt(b[:], off+pageHeader)
	return err == nil && binary.NativeEndian.Uint32(b[:]) == boltMagic
}

// looksLikeJSON tells a document that is to be imported from a file of muster.
func looksLikeJSON(f *os.File) bool {
	head := make([]byte, 64)
	n, _ := f.ReadAt(head, 0)
	return bytes.HasPrefix(bytes.TrimSpace(head[:n]), []byte("{"))
}

func metaAt(f *os.File, off int64) (m mark, ok bool) {
	var b [metaLength]byte
	if _, err := io.ReadFull(io.NewSectionReader(f, off+pageHeader, metaLength), b[:]); err != nil {
		return m, false
	}
	n := binary.NativeEndian
	sum := fnv.New64a()
	_, _ = sum.Write(b[:56])
	if n.Uint32(b[:]) != boltMagic || n.Uint32(b[4:]) != 2 || n.Uint64(b[56:]) != sum.Sum64() {
		return m, false
	}
	m = mark{txid: n.Uint64(b[48:]), pageSize: int64(n.Uint32(b[8:])), root: n.Uint64(b[16:])}
	m.length = int64(n.Uint64(b[40:])) * m.pageSize
	return m, m.pageSize >= 512
}

// checkLength refuses a file that is shorter than its meta page says: reading it through a mapping would fault.
func checkLength(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return broken("it is empty (0 bytes)")
	}
	m, err := readMark(f)
	if err != nil {
		return err
	}
	if info.Size() < m.length {
		return broken("it was cut short: %d bytes of %d are there", info.Size(), m.length)
	}
	return nil
}
