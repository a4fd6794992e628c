package store

import (
	"slices"

	"go.etcd.io/bbolt"

	"muster/model"
)

// A part of the log is read in one transaction, and so short that nobody waits for it.
const (
	partEntries = 512
	partBytes   = 1 << 20
)

// part is a run of entries as they are stored, copied out of the transaction.
type part struct {
	head    Head
	prev    string // the hash before the first entry
	entries []entry
	room    []byte // that the changes were copied to
}

// readPart copies at most n entries from a sequence on, to room; it is empty behind the head.
func readPart(tx *bbolt.Tx, from uint64, n int, room []byte) (p part, err error) {
	p.room = room[:0]
	if p.head, _, err = readHead(tx); err != nil {
		return p, err
	}
	log := tx.Bucket([]byte(bucketLog))
	if p.prev, err = hashAt(log, from-1); err != nil || from > p.head.Seq {
		return p, err
	}
	c := log.Cursor()
	size := 0
	for k, v := c.Seek(logKey(from)); k != nil && len(p.entries) < n && size < partBytes; k, v = c.Next() {
		e := entry{seq: from + uint64(len(p.entries))}
		if string(k) != string(logKey(e.seq)) {
			return p, damaged(bucketLog, string(logKey(e.seq)), "missing")
		}
		var change []byte
		if e.hash, change, err = cutEntry(e.seq, v); err != nil {
			return p, err
		}
		p.room = append(p.room, change...)
		e.change = p.room[len(p.room)-len(change):]
		size += len(change)
		p.entries = append(p.entries, e)
	}
	return p, nil
}

// hashAt gives the hash stored with a change; zeros before the first.
func hashAt(log *bbolt.Bucket, seq uint64) (string, error) {
	if seq == 0 {
		return noHash, nil
	}
	stored := log.Get(logKey(seq))
	if stored == nil {
		return "", damaged(bucketLog, string(logKey(seq)), "missing")
	}
	hash, _, err := cutEntry(seq, stored)
	return hash, err
}

// decode gives the changes of a part, each held against the hash before it, the last one against the head.
func (p part) decode(d *model.ChangeDecoder) ([]*model.Change, error) {
	changes := make([]*model.Change, len(p.entries))
	prev := p.prev
	for i, e := range p.entries {
		c, err := e.decode(prev, d)
		if err != nil {
			return nil, err
		}
		if e.seq == p.head.Seq && e.hash != p.head.Hash {
			return nil, damaged(bucketLog, string(logKey(e.seq)), "its hash is not the head's")
		}
		changes[i], prev = c, e.hash
	}
	return changes, nil
}

// changesAt reads single changes, each held against the hash before it.
func changesAt(tx *bbolt.Tx, seqs []uint64) (map[uint64]*model.Change, error) {
	all := make(map[uint64]*model.Change, len(seqs))
	log, d := tx.Bucket([]byte(bucketLog)), model.NewChangeDecoder()
	for _, seq := range seqs {
		prev, err := hashAt(log, seq-1)
		if err != nil {
			return nil, err
		}
		hash, change, err := cutEntry(seq, log.Get(logKey(seq)))
		if err != nil {
			return nil, err
		}
		if all[seq], err = (entry{seq, hash, change}).decode(prev, d); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// recordAt gives a record as a change left it; nil when that change was of another record, or never was.
func recordAt(tx *bbolt.Tx, situation string, ref model.Ref, seq uint64) (model.Record, error) {
	if seq == 0 || tx.Bucket([]byte(bucketLog)).Get(logKey(seq)) == nil {
		return nil, nil
	}
	all, err := changesAt(tx, []uint64{seq})
	if err != nil {
		return nil, err
	}
	if c := all[seq]; c.Situation == situation && c.Ref() == ref {
		return c.After, nil
	}
	return nil, nil
}

// fillBefore gives each change the record that it replaced: what the change Was left. Those that are not among the
// changes themselves are fetched.
func fillBefore(changes []*model.Change, fetch func([]uint64) (map[uint64]*model.Change, error)) error {
	here := make(map[uint64]*model.Change, len(changes))
	for _, c := range changes {
		here[c.Seq] = c
	}
	var lacking []uint64
	for _, c := range changes {
		if c.Was != 0 && here[c.Was] == nil {
			lacking = append(lacking, c.Was)
		}
	}
	var there map[uint64]*model.Change
	if len(lacking) > 0 {
		slices.Sort(lacking)
		var err error
		if there, err = fetch(slices.Compact(lacking)); err != nil {
			return err
		}
	}
	for _, c := range changes {
		was := here[c.Was]
		if was == nil {
			was = there[c.Was]
		}
		switch {
		case c.Was == 0:
		case c.Was >= c.Seq || was == nil || was.Situation != c.Situation || was.Ref() != c.Ref():
			return damaged(bucketLog, string(logKey(c.Seq)), "it follows change %d, which is none of its record", c.Was)
		default:
			c.Before = was.After
		}
	}
	return nil
}
