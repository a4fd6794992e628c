package store

import (
	"encoding/binary"
	"io"
	"os"
)

// bbolt trusts its pages: a branch that leads back to itself would have it descend until the process dies, and so would one
// that leads past the end of the file. So the tree is walked here, by reading, before bbolt is let at it.
//
// A page: id (8 bytes), flags, count (2 each), overflow (4), then count elements of 16 bytes, then keys and values. An element of a branch:
// position, key size (4 each), page (8); of a leaf: flags, position, key size, value size (4 each). Positions count from
// the element. The value of a bucket is its root (8) and a sequence (8); root 0: a page of its own follows in the value.
const (
	pageBranch   = 1
	pageLeaf     = 2
	leafBucket   = 1
	elementSize  = 16
	bucketHeader = 16
	deepest      = 64 // levels; a page holds at least two branches
)

// tree is a walk over the pages of a file.
type tree struct {
	file     io.ReaderAt
	pageSize int64
	pages    uint64
	met      []bool // by page: it belongs to somebody
}

// branches looks at all pages by their heads, and into the branches.
func branches(file *os.File) error { return checkTree(file, false) }

// everyPage looks into the leaves, too.
func everyPage(file *os.File) error { return checkTree(file, true) }

// checkTree walks from the root of the newest meta page. A file is broken where a page is not the one that was led to, is
// reached twice, or has an element that reaches over its end.
func checkTree(file *os.File, leaves bool) error {
	if err := checkLength(file); err != nil {
		return err
	}
	m, err := readMark(file)
	if err != nil {
		return err
	}
	t := &tree{file: file, pageSize: m.pageSize, pages: uint64(m.length / m.pageSize)}
	t.met = make([]bool, t.pages)
	return t.bucket(m.root, leaves)
}

// bucket walks the pages of a bucket. The buckets in it stand in its leaves, which are always looked into for the root.
func (t *tree) bucket(root uint64, leaves bool) error { return t.page(root, 0, true, leaves) }

func (t *tree) page(id uint64, depth int, outer, leaves bool) error {
	head, err := t.head(id)
	if err != nil {
		return err
	}
	switch {
	case depth > deepest:
		return broken("pages: page %d lies deeper than a tree can be", id)
	case head.flags == pageLeaf && !outer && !leaves:
		return nil
	case head.flags != pageLeaf && head.flags != pageBranch:
		return broken("pages: page %d is no page of the tree", id)
	}
	body := make([]byte, t.pageSize*int64(head.overflow+1)-pageHeader)
	if _, err := t.file.ReadAt(body, int64(id)*t.pageSize+pageHeader); err != nil {
		return broken("pages: page %d: %v", id, err)
	}
	if head.flags == pageLeaf {
		return t.leaf(id, body, head.count, leaves)
	}
	return t.branch(id, body, head.count, depth, outer, leaves)
}

// pageHead is the head of a page.
type pageHead struct {
	flags, count uint16
	overflow     uint32
}

// head reads the head of a page and takes the page for the tree.
func (t *tree) head(id uint64) (h pageHead, err error) {
	if id < 2 || id >= t.pages {
		return h, broken("pages: a page leads to page %d of %d", id, t.pages)
	}
	var b [pageHeader]byte
	if _, err := t.file.ReadAt(b[:], int64(id)*t.pageSize); err != nil {
		return h, broken("pages: page %d: %v", id, err)
	}
	n := binary.NativeEndian
	h = pageHead{n.Uint16(b[8:]), n.Uint16(b[10:]), n.Uint32(b[12:])}
	if n.Uint64(b[:]) != id || uint64(h.overflow) >= t.pages-id {
		return h, broken("pages: page %d says to be page %d, of %d more", id, n.Uint64(b[:]), h.overflow)
	}
	for i := id; i <= id+uint64(h.overflow); i++ {
		if t.met[i] {
			return h, broken("pages: two lead to page %d", i)
		}
		t.met[i] = true
	}
	return h, nil
}

func (t *tree) branch(id uint64, body []byte, count uint16, depth int, outer, leaves bool) error {
	if count == 0 || int(count)*elementSize > len(body) {
		return broken("pages: branch %d has %d elements", id, count)
	}
	n := binary.NativeEndian
	for i := range int(count) {
		e := body[i*elementSize:]
		if uint64(n.Uint32(e))+uint64(n.Uint32(e[4:])) > uint64(len(e)) {
			return broken("pages: element %d of branch %d reaches over its end", i, id)
		}
		if err := t.page(n.Uint64(e[8:]), depth+1, outer, leaves); err != nil {
			return err
		}
	}
	return nil
}

// leaf looks into a leaf, and walks the buckets in it.
func (t *tree) leaf(id uint64, body []byte, count uint16, leaves bool) error {
	if int(count)*elementSize > len(body) {
		return broken("pages: leaf %d has %d elements", id, count)
	}
	n := binary.NativeEndian
	for i := range int(count) {
		e := body[i*elementSize:]
		pos, key, value := uint64(n.Uint32(e[4:])), uint64(n.Uint32(e[8:])), uint64(n.Uint32(e[12:]))
		if pos+key+value > uint64(len(e)) {
			return broken("pages: element %d of leaf %d reaches over its end", i, id)
		}
		if n.Uint32(e)&leafBucket == 0 {
			continue
		}
		if err := t.inside(id, e[pos+key:pos+key+value], leaves); err != nil {
			return err
		}
	}
	return nil
}

// inside walks a bucket that stands in a leaf.
func (t *tree) inside(id uint64, value []byte, leaves bool) error {
	n := binary.NativeEndian
	switch {
	case len(value) < bucketHeader:
		return broken("pages: leaf %d holds a bucket that is too short", id)
	case n.Uint64(value) != 0:
		return t.page(n.Uint64(value), 0, false, leaves)
	case len(value) < bucketHeader+pageHeader || n.Uint16(value[bucketHeader+8:]) != pageLeaf:
		return broken("pages: leaf %d holds a bucket that is no leaf", id)
	}
	page := value[bucketHeader:]
	return t.leaf(id, page[pageHeader:], n.Uint16(page[10:]), leaves)
}
