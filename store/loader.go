package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"

	"go.etcd.io/bbolt"

	"muster/model"
)

// errMoved says that somebody wrote between two parts.
var errMoved = errors.New("it was written to while it was read")

// loader carries records out of transactions, a part at a time. Others decode them meanwhile, and never hold a transaction
// up: there is room for every block of a part.
type loader struct {
	situation string // empty: all
	kinds     []model.Kind
	size      int // of a block, in bytes
	most      int // how many blocks are in a part; 0: all

	seen    os.FileInfo // the file whose pages were looked at, as of a mark
	mark    mark
	head    Head
	shelves []shelf // that are left to be copied, from the one that is being copied on
	last    []byte  // the key on it that was copied last; nil: none
	got     share   // what was copied of it
	whole   bool    // nothing is left
	*decoders
}

// shelf is where the records of a kind and a situation stand, with what the tally says of them.
type shelf struct {
	situation string
	kind      model.Kind
	want      share
}

// A block is what one decoder takes at a time, a part what one transaction copies.
const (
	blockBytes = 128 << 10
	partBlocks = 8
)

// look looks at the pages of the file, once for each of its states.
func (l *loader) look(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	m, err := readMark(file)
	if err != nil {
		return err
	}
	if l.seen != nil && os.SameFile(l.seen, info) && l.mark == m {
		return nil
	}
	l.seen, l.mark = info, m
	return branches(file)
}

// copy copies the next part.
func (l *loader) copy(ctx context.Context, tx *bbolt.Tx) error {
	head, _, err := readHead(tx)
	switch {
	case err != nil:
		return err
	case l.decoders == nil:
		l.head = head
		if err := l.begin(tx); err != nil {
			return err
		}
	case head != l.head:
		return errMoved
	}
	for blocks := 0; len(l.shelves) > 0; {
		n, done, err := l.copyShelf(ctx, tx, blocks)
		if blocks += n; err != nil || !done {
			return err
		}
		l.shelves, l.last, l.got = l.shelves[1:], nil, share{}
	}
	l.whole = true
	return nil
}

// begin lists the shelves and starts the decoders.
func (l *loader) begin(tx *bbolt.Tx) error {
	situations, err := situationsIn(tx)
	if err != nil {
		return err
	}
	for _, s := range situations {
		if l.situation != "" && s != l.situation {
			continue
		}
		want, err := readTally(tx, s)
		if err != nil {
			return err
		}
		for _, k := range l.kinds {
			l.shelves = append(l.shelves, shelf{s, k, want[k]})
		}
	}
	room := 2 * l.most
	if l.most == 0 {
		room = int(tx.Size())/l.size + len(l.shelves) + 1
	}
	l.decoders = startDecoders(l.head, room)
	return nil
}

// situationsIn lists every situation that was ever logged, by its tally and by its records: one without the other is
// damage.
func situationsIn(tx *bbolt.Tx) (all []string, err error) {
	prefix := []byte(keyCounts)
	c := tx.Bucket([]byte(bucketMeta)).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		all = append(all, strings.TrimPrefix(string(k), keyCounts))
	}
	tallied := make(map[string]bool, len(all))
	for _, s := range all {
		tallied[s] = true
	}
	c = tx.Bucket([]byte(bucketRecords)).Cursor()
	for k, _ := c.First(); k != nil; {
		s, _, ok := strings.Cut(string(k), "/")
		if !ok || !tallied[s] {
			return nil, damaged(bucketRecords, string(k), "its situation has no count")
		}
		next, _ := c.Seek([]byte(s + "0")) // "0" is the byte after "/"
		if next != nil && string(next) <= string(k) {
			return nil, damaged(bucketRecords, string(next), "out of order")
		}
		k = next
	}
	return all, nil
}

// copyShelf goes on copying the first shelf, into a part that has some blocks already, and tells how many it added and
// whether it came to the end of the shelf. There it holds number and checksums of the records against the tally.
func (l *loader) copyShelf(ctx context.Context, tx *bbolt.Tx, before int) (blocks int, done bool, err error) {
	s := l.shelves[0]
	prefix := []byte(s.situation + "/" + s.kind.String() + "/")
	c := tx.Bucket([]byte(bucketRecords)).Cursor()
	key, v := c.Seek(prefix)
	if l.last != nil {
		if key, _ = c.Seek(l.last); !bytes.Equal(key, l.last) {
			return 0, false, damaged(bucketRecords, string(l.last), "missing")
		}
		key, v = c.Next()
	}
	b := l.block(s, l.size)
	for ; bytes.HasPrefix(key, prefix); key, v = c.Next() {
		if len(b.data) >= l.size {
			l.give(b)
			if blocks++; before+blocks == l.most {
				return blocks, false, ctx.Err()
			}
			if err := ctx.Err(); err != nil {
				return blocks, false, err
			}
			b = l.block(s, l.size)
		}
		if err := l.take(&b, key, v); err != nil {
			return blocks, false, err
		}
	}
	if len(b.ends) > 0 {
		l.give(b)
		blocks++
	}
	if l.got != s.want {
		return blocks, false, damaged(bucketRecords, string(prefix), "%d records are there, %d were written, or not the same", l.got.N, s.want.N)
	}
	return blocks, l.most == 0 || before+blocks < l.most, nil
}

// take copies one record into a block.
func (l *loader) take(b *block, key, v []byte) error {
	if len(v) <= sealWidth || l.got.N == l.shelves[0].want.N { // damaged pages can lead in a circle
		return damaged(bucketRecords, string(key), "too short, or one too many")
	}
	sum, err := storedSum(key, v)
	if err != nil {
		return err
	}
	l.got.N, l.got.Sum = l.got.N+1, l.got.Sum+sum
	b.add(key, v)
	l.last = append(l.last[:0], key...)
	return nil
}
