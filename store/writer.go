package store

import (
	"maps"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"muster/model"
)

// fill is how full pages are left: the log is only ever added to, and records mostly are.
const fill = 0.95

// writer puts the changes of one batch into the log and the records beside it.
type writer struct {
	tx      *bbolt.Tx
	batch   *model.Batch
	head    Head
	logged  time.Time
	off     time.Duration
	ledgers map[string]*ledger
	tallies map[string]tally
	changes []*model.Change
	met     []model.Met
	// What is to be put under each key in the end, nil: to be deleted. Keys are put in order: bbolt keeps what one
	// transaction adds to a page in one array.
	records, refs, names map[string][]byte
}

func newWriter(tx *bbolt.Tx, now time.Time, b *model.Batch) (*writer, error) {
	head, at, err := readHead(tx)
	if err != nil {
		return nil, err
	}
	w := &writer{tx: tx, batch: b, head: head, ledgers: map[string]*ledger{}, tallies: map[string]tally{},
		records: map[string][]byte{}, refs: map[string][]byte{}, names: map[string][]byte{}}
	w.clock(now.UTC().Truncate(time.Millisecond), time.UnixMilli(at).UTC())
	return w, nil
}

// clock sets the time of the batch: the clock's, or just after the last change where the clock is not past it.
func (w *writer) clock(now, last time.Time) {
	w.logged = now
	if w.head.Seq == 0 || now.After(last) {
		return
	}
	w.logged = last.Add(time.Millisecond)
	if behind := last.Sub(now); behind > farOff {
		w.off = behind
	}
}

func (w *writer) ledger(situation string) *ledger {
	if w.ledgers[situation] == nil {
		w.ledgers[situation] = newLedger(w.tx, situation)
	}
	return w.ledgers[situation]
}

// add logs one edit and notes what it makes of the records.
func (w *writer) add(e *model.Edit) error {
	now := w.ledger(e.Situation).Entry(e.Ref())
	c := &model.Change{Seq: w.head.Seq + 1, Logged: w.logged, Off: w.off, By: w.batch.By, Op: w.batch.Op, Undoes: w.batch.Undoes,
		Situation: e.Situation, Kind: e.Kind, Record: e.ID, Was: e.Was, After: e.After}
	data, err := model.EncodeChange(c)
	if err != nil {
		return err
	}
	hash, stored := sealEntry(w.head.Hash, data)
	log := w.tx.Bucket([]byte(bucketLog))
	log.FillPercent = fill
	if err := log.Put(logKey(c.Seq), stored); err != nil {
		return err
	}
	w.head.Seq, w.head.Hash, c.Hash = c.Seq, hash, hash
	stamp := model.Stamp{Seq: c.Seq, Milli: c.Logged.UnixMilli(), By: &w.batch.By}
	next := &model.Entry{Record: e.After, First: stamp, Last: stamp}
	if now != nil {
		next.First, c.Before = now.First, now.Record
	}
	w.changes = append(w.changes, c)
	return w.note(e, c.Before, next)
}

// note keeps records, references and names in step with a change.
func (w *writer) note(e *model.Edit, before model.Record, next *model.Entry) error {
	key := recordKey(e.Situation, e.Ref())
	stored, err := sealRecord(key, next)
	if err != nil {
		return err
	}
	t, err := w.tally(e.Situation)
	if err != nil {
		return err
	}
	if old := w.tx.Bucket([]byte(bucketRecords)).Get([]byte(key)); old != nil {
		t.remove(e.Kind, key, old)
	}
	t.add(e.Kind, key, stored)
	w.records[key] = stored
	w.noteRefs(e, before, nil)
	w.noteRefs(e, e.After, []byte{})
	return w.noteNames(e, before)
}

func (w *writer) tally(situation string) (t tally, err error) {
	if t = w.tallies[situation]; t == nil {
		t, err = readTally(w.tx, situation)
		w.tallies[situation] = t
	}
	return t, err
}

func (w *writer) noteRefs(e *model.Edit, r model.Record, is []byte) {
	if r == nil {
		return
	}
	for _, to := range r.Refs() {
		key := referrersKey(e.Situation, to) + refKey(e.Ref())
		if is != nil {
			is = []byte(refValue(key))
		}
		w.refs[key] = is
	}
}

// noteNames frees the name that a source had, if it is still its own, and gives it the new one.
func (w *writer) noteNames(e *model.Edit, before model.Record) error {
	if old, ok := before.(*model.Source); ok {
		key := nameKey(e.Situation, model.FoldName(old.Name))
		mine, err := w.carries(key, old.ID)
		if err != nil {
			return err
		}
		if mine {
			w.names[key] = nil
		}
	}
	if src, ok := e.After.(*model.Source); ok {
		key := nameKey(e.Situation, model.FoldName(src.Name))
		id, err := compact(src.ID)
		if err != nil {
			return err
		}
		w.names[key] = seal(key, id)
	}
	return nil
}

// carries tells whether a name is a source's, as things stand in the batch.
func (w *writer) carries(key, id string) (bool, error) {
	if stored, noted := w.names[key]; noted {
		quoted, err := compact(id)
		return string(stored) == string(seal(key, quoted)), err
	}
	var is string
	_, err := read(w.tx, bucketNames, key, &is)
	return is == id, err
}

// finish writes what the changes made of the records, and the new head.
func (w *writer) finish(first uint64) error {
	for bucket, puts := range map[string]map[string][]byte{bucketRecords: w.records, bucketRefs: w.refs, bucketNames: w.names} {
		if err := putSorted(w.tx.Bucket([]byte(bucket)), puts); err != nil {
			return err
		}
	}
	for situation, t := range w.tallies {
		if err := write(w.tx, bucketMeta, keyCounts+situation, t); err != nil {
			return err
		}
	}
	w.tx.Bucket([]byte(bucketOps)).FillPercent = fill // acts are named in the order of their time
	if err := write(w.tx, bucketOps, w.batch.Op, span{first, w.head.Seq}); err != nil {
		return err
	}
	return write(w.tx, bucketMeta, keyHead, storedHead{w.head.Seq, w.head.Hash, w.logged.UnixMilli()})
}

func putSorted(b *bbolt.Bucket, puts map[string][]byte) error {
	b.FillPercent = fill
	for _, key := range slices.Sorted(maps.Keys(puts)) {
		var err error
		if v := puts[key]; v == nil {
			err = b.Delete([]byte(key))
		} else {
			err = b.Put([]byte(key), v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
