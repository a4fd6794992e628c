package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Check is Verify for those who only want to know whether anything is wrong.
func (f *File) Check(ctx context.Context) error {
	_, err := f.Verify(ctx)
	return err
}

// Verify reads everything: both meta pages and the tree of pages, bbolt's own check of them, the chain of hashes, every
// checksum, and whether records, references, names, acts and counts are what the log folds to. It returns ErrDamaged with
// everything that is wrong, at most twenty things. Others may go on writing: what is verified is the file up to the head.
func (f *File) Verify(ctx context.Context) (v model.Verified, err error) {
	err = f.viewChecked(ctx, everyPage, func(tx *bbolt.Tx) error {
		v.Bytes, v.Pages = tx.Size(), int(tx.Size()/pageSize)
		return checkPages(tx)
	})
	if err != nil {
		return v, err
	}
	var stored snapshot
	if err := f.view(ctx, func(tx *bbolt.Tx) (err error) { stored, err = takeSnapshot(tx); return err }); err != nil {
		return v, err
	}
	folded := newExpected()
	err = f.parts(ctx, Head{Generation: stored.head.Generation}, func(_ part, changes []*model.Change) error {
		for _, c := range changes {
			if c.Seq > stored.head.Seq {
				return errBehind
			}
			if err := folded.apply(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errBehind) {
		return v, f.named(err)
	}
	stored.count(&v)
	return v, f.named(errors.Join(stored.differences(folded)...))
}

// count tells how much was held against the log.
func (s snapshot) count(v *model.Verified) {
	v.Head, v.Format, v.Changes = s.head, format, int(s.head.Seq)
	v.Acts, v.Records = len(s.buckets[bucketOps]), len(s.buckets[bucketRecords])
	v.References, v.Names = len(s.buckets[bucketRefs]), len(s.buckets[bucketNames])
	for key := range s.buckets[bucketMeta] {
		if strings.HasPrefix(key, keyCounts) {
			v.Situations++
		}
	}
}

// errBehind ends the reading of the log at the head that the records belong to.
var errBehind = errors.New("behind the head")

// mostFaults is how many faults Check names: past that they say nothing new.
const mostFaults = 20

func checkPages(tx *bbolt.Tx) error {
	var errs []error
	for err := range tx.Check() {
		if len(errs) < mostFaults {
			errs = append(errs, broken("pages: %s", firstLine(err.Error())))
		}
	}
	return errors.Join(errs...)
}

// snapshot is everything beside the log, copied at one head.
type snapshot struct {
	head    Head
	at      int64
	buckets map[string]map[string][]byte
}

func takeSnapshot(tx *bbolt.Tx) (s snapshot, err error) {
	if s.head, s.at, err = readHead(tx); err != nil {
		return s, err
	}
	s.buckets = map[string]map[string][]byte{}
	for _, name := range []string{bucketMeta, bucketRecords, bucketRefs, bucketNames, bucketOps} {
		all := map[string][]byte{}
		err = tx.Bucket([]byte(name)).ForEach(func(k, v []byte) error {
			all[string(k)] = slices.Clone(v)
			return nil
		})
		if err != nil {
			return s, err
		}
		s.buckets[name] = all
	}
	return s, nil
}

// expected is what the log folds to.
type expected struct {
	state   *model.State
	at      int64
	records map[string]model.Change // by key, the last change of each
	spans   map[string]span
}

func newExpected() *expected {
	return &expected{state: model.NewState(), records: map[string]model.Change{}, spans: map[string]span{}}
}

func (x *expected) apply(c *model.Change) error {
	if err := x.state.Apply(c); err != nil {
		return damaged(bucketLog, string(logKey(c.Seq)), "%v", err)
	}
	if s, ok := x.spans[c.Op]; !ok {
		x.spans[c.Op] = span{c.Seq, c.Seq}
	} else if s.Last+1 == c.Seq {
		x.spans[c.Op] = span{s.First, c.Seq}
	} else {
		return damaged(bucketLog, string(logKey(c.Seq)), "act %q stands at two places", c.Op)
	}
	x.at = c.Logged.UnixMilli()
	c.Before, c.After = nil, nil // the state has it
	x.records[recordKey(c.Situation, c.Ref())] = *c
	return nil
}

func (x *expected) entry(key string) *model.Entry {
	c := x.records[key]
	return x.state.Open(c.Situation).Entry(c.Ref())
}

// differences tells where the snapshot is not what the log folds to.
func (s snapshot) differences(x *expected) []error {
	errs := s.checkMeta(x)
	errs = append(errs, s.checkRecords(x)...)
	refs, names := x.indexes()
	errs = append(errs, s.compare(bucketRefs, refs)...)
	errs = append(errs, s.compare(bucketNames, names)...)
	ops := map[string][]byte{}
	for op, span := range x.spans {
		ops[op] = sealed(op, span)
	}
	errs = append(errs, s.compare(bucketOps, ops)...)
	return errs[:min(len(errs), mostFaults)]
}

// sealed is the stored form of a small value.
func sealed(key string, v any) []byte {
	b, err := compact(v)
	if err != nil {
		return nil
	}
	return seal(key, b)
}

// checkMeta holds head and counts against the fold. The counts are of what stands in the records.
func (s snapshot) checkMeta(x *expected) []error {
	tallies := map[string]tally{}
	for key, v := range s.buckets[bucketRecords] {
		situation, ref, ok := parseRecordKey(key)
		if !ok || len(v) <= sealWidth {
			return []error{damaged(bucketRecords, key, "not a record")}
		}
		if tallies[situation] == nil {
			tallies[situation] = tally{}
		}
		tallies[situation].add(ref.Kind, key, v)
	}
	want := map[string][]byte{keyHead: sealed(keyHead, storedHead{x.state.Head, s.head.Hash, x.at}), keyFormat: sealed(keyFormat, format)}
	if s.head.Seq == 0 {
		want[keyHead] = sealed(keyHead, storedHead{Hash: noHash})
	}
	for situation, t := range tallies {
		want[keyCounts+situation] = sealed(keyCounts+situation, t)
	}
	for _, free := range []string{keyGeneration, keyCreated} {
		v := s.buckets[bucketMeta][free]
		if _, err := unseal(bucketMeta, free, v); err != nil {
			return []error{err}
		}
		want[free] = v
	}
	return s.compare(bucketMeta, want)
}

func (s snapshot) checkRecords(x *expected) (errs []error) {
	stored := s.buckets[bucketRecords]
	known := newReading()
	for _, key := range slices.Sorted(maps.Keys(stored)) {
		_, ref, _ := parseRecordKey(key)
		is, err := unsealRecord(key, ref.Kind, stored[key], known)
		switch {
		case err != nil:
			errs = append(errs, err)
		case !sameEntry(is, x.entry(key)):
			errs = append(errs, damaged(bucketRecords, key, "it is not what the log folds to"))
		}
	}
	for key := range x.records {
		if stored[key] == nil {
			errs = append(errs, damaged(bucketRecords, key, "missing"))
		}
	}
	return errs
}

func sameEntry(a, b *model.Entry) bool {
	return b != nil && sameStamp(a.First, b.First) && sameStamp(a.Last, b.Last) && model.Equal(a.Record, b.Record)
}

func sameStamp(a, b model.Stamp) bool { return a.Seq == b.Seq && a.Milli == b.Milli && *a.By == *b.By }

// indexes makes references and names from the records of the fold.
func (x *expected) indexes() (refs, names map[string][]byte) {
	refs, names = map[string][]byte{}, map[string][]byte{}
	for key, c := range x.records {
		e := x.entry(key)
		if !e.Alive() {
			continue
		}
		for _, to := range e.Record.Refs() {
			ref := referrersKey(c.Situation, to) + refKey(c.Ref())
			refs[ref] = []byte(refValue(ref))
		}
		if src, ok := e.Record.(*model.Source); ok {
			name := nameKey(c.Situation, model.FoldName(src.Name))
			names[name] = sealed(name, src.ID)
		}
	}
	return refs, names
}

// compare names every key of a bucket whose value is another than expected.
func (s snapshot) compare(bucket string, want map[string][]byte) (errs []error) {
	is := s.buckets[bucket]
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if string(is[key]) != string(want[key]) {
			errs = append(errs, damaged(bucket, key, "it is %s, the log folds to %s", shown(is[key]), shown(want[key])))
		}
	}
	for key := range is {
		if want[key] == nil {
			errs = append(errs, damaged(bucket, key, "the log knows nothing of it"))
		}
	}
	return errs
}

func shown(v []byte) string {
	if v == nil {
		return "missing"
	}
	return fmt.Sprintf("%.80q", v)
}
