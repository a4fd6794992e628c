package store

import (
	"bytes"

	"go.etcd.io/bbolt"

	"muster/model"
)

// ledger is one situation inside a transaction, as the records are checked against it. The model's Ledger knows no
// errors: the first one is kept, and whoever used the ledger asks for it afterwards.
type ledger struct {
	tx        *bbolt.Tx
	situation string
	known     map[model.Ref]*model.Entry
	reading   *reading
	err       error
}

var _ model.Ledger = (*ledger)(nil)

func newLedger(tx *bbolt.Tx, situation string) *ledger {
	return &ledger{tx: tx, situation: situation, known: map[model.Ref]*model.Entry{}, reading: newReading()}
}

// Entry finds a record, deleted ones included.
func (l *ledger) Entry(ref model.Ref) *model.Entry {
	if e := l.known[ref]; e != nil {
		return e
	}
	key := recordKey(l.situation, ref)
	stored := l.tx.Bucket([]byte(bucketRecords)).Get([]byte(key))
	if stored == nil {
		return nil
	}
	e, err := unsealRecord(key, ref.Kind, stored, l.reading)
	if err != nil {
		l.fail(err)
		return nil
	}
	l.known[ref] = e
	return e
}

// Referrers lists the records that refer to a record, in the order of their keys.
func (l *ledger) Referrers(to model.Ref) (all []model.Ref) {
	prefix := []byte(referrersKey(l.situation, to))
	c := l.tx.Bucket([]byte(bucketRefs)).Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		key := string(k)
		ref, ok := parseRef(key[len(prefix):])
		if !ok || string(v) != refValue(key) {
			l.fail(damaged(bucketRefs, key, "its checksum is wrong"))
			return nil
		}
		all = append(all, ref)
	}
	return all
}

// SourceNamed finds the source that carries a name.
func (l *ledger) SourceNamed(folded string) (id string, ok bool) {
	ok, err := read(l.tx, bucketNames, nameKey(l.situation, folded), &id)
	if err != nil {
		l.fail(err)
		return "", false
	}
	return id, ok
}

// Count tells how many records of a kind are there, deleted ones left out.
func (l *ledger) Count(kind model.Kind) (n int) {
	prefix := []byte(l.situation + "/" + kind.String() + "/")
	c := l.tx.Bucket([]byte(bucketRecords)).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		if l.Entry(model.Ref{Kind: kind, ID: string(k[len(prefix):])}).Alive() {
			n++
		}
	}
	return n
}

func (l *ledger) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// refValue is what stands under a key of the references: its checksum alone.
func refValue(key string) string { return hex8(checksum(key, nil)) }
