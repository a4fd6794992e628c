package store

import (
	"bytes"
	"context"
	"runtime"
	"strings"
	"sync"

	"go.etcd.io/bbolt"

	"muster/model"
)

// Load reads the head and every record of a situation, of all situations for "", as the file keeps them beside the log.
// A situation that is not there gives a state without it.
func (f *File) Load(ctx context.Context, situation string) (*model.State, error) {
	return f.LoadKinds(ctx, situation, model.Kinds()...)
}

// LoadKinds is Load for some kinds of record only. The state lacks the others: it is good for reading, and no ground
// for admitting a change or for the accounting.
func (f *File) LoadKinds(ctx context.Context, situation string, kinds ...model.Kind) (*model.State, error) {
	l := loader{kinds: kinds, size: blockBytes}
	err := f.viewChecked(ctx, branches, func(tx *bbolt.Tx) error { return l.copy(ctx, tx, situation) })
	state, decodeErr := l.gather()
	if err == nil {
		err = f.named(decodeErr)
	}
	if err != nil {
		return nil, err
	}
	return state, nil
}

// Situations lists the situations of the file by id, deleted ones left out.
func (f *File) Situations(ctx context.Context) ([]*model.Situation, error) {
	state, err := f.LoadKinds(ctx, "", model.KindSituation)
	if err != nil {
		return nil, err
	}
	var all []*model.Situation
	for _, s := range state.Stories() {
		all = append(all, s.Situation())
	}
	return all, nil
}

// loader carries records out of a transaction. Others decode them meanwhile, and never hold the transaction up: there is
// room for every block.
type loader struct {
	kinds   []model.Kind
	size    int // of a block, in bytes
	head    Head
	todo    chan block
	done    chan decoded
	workers sync.WaitGroup
}

// block is a run of records of one kind and situation, copied.
type block struct {
	situation string
	kind      model.Kind
	ids       []string
	data      []byte
	ends      []int // of each value in data
}

// blockBytes is how much one decoder takes at a time.
const blockBytes = 256 << 10

func (l *loader) copy(ctx context.Context, tx *bbolt.Tx, situation string) (err error) {
	if l.head, _, err = readHead(tx); err != nil {
		return err
	}
	situations, err := situationsIn(tx)
	if err != nil {
		return err
	}
	l.start(int(tx.Size())/l.size + len(situations)*len(l.kinds) + 1)
	defer close(l.todo)
	for _, s := range situations {
		if situation != "" && s != situation {
			continue
		}
		want, err := readTally(tx, s)
		if err != nil {
			return err
		}
		for _, k := range l.kinds {
			if err := l.copyKind(ctx, tx, s, k, want[k]); err != nil {
				return err
			}
		}
	}
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

// copyKind copies the records of a kind and holds their number and checksums against the tally.
func (l *loader) copyKind(ctx context.Context, tx *bbolt.Tx, situation string, k model.Kind, want share) error {
	prefix := []byte(situation + "/" + k.String() + "/")
	c := tx.Bucket([]byte(bucketRecords)).Cursor()
	var got share
	b := block{situation: situation, kind: k}
	for key, v := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, v = c.Next() {
		if len(v) <= sealWidth || got.N == want.N { // damaged pages can lead in a circle
			return damaged(bucketRecords, string(key), "too short, or one too many")
		}
		sum, err := storedSum(string(key), v)
		if err != nil {
			return err
		}
		got.N, got.Sum = got.N+1, got.Sum+sum
		b.ids = append(b.ids, string(key[len(prefix):]))
		b.data = append(b.data, v...)
		b.ends = append(b.ends, len(b.data))
		if len(b.data) >= l.size {
			l.todo <- b
			b = block{situation: situation, kind: k, data: make([]byte, 0, l.size+l.size/8)}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	if len(b.ids) > 0 {
		l.todo <- b
	}
	if got != want {
		return damaged(bucketRecords, string(prefix), "%d records are there, %d were written, or not the same", got.N, want.N)
	}
	return nil
}

// decoded is a block whose checksums were right.
type decoded struct {
	block
	entries []*model.Entry
	err     error
}

// start starts as many decoders as there are processors, with room for every block on both sides of them.
func (l *loader) start(room int) {
	l.todo, l.done = make(chan block, room), make(chan decoded, room)
	for range runtime.GOMAXPROCS(0) {
		l.workers.Go(func() {
			known := newReading()
			for b := range l.todo {
				l.done <- b.decode(known)
			}
		})
	}
	go func() { l.workers.Wait(); close(l.done) }()
}

// gather fills a state with what the decoders make, to the end.
func (l *loader) gather() (*model.State, error) {
	state := model.NewState()
	state.Head, state.Hash, state.Generation = l.head.Seq, l.head.Hash, l.head.Generation
	if l.done == nil {
		return state, nil // the copying did not come so far
	}
	var failed error
	for d := range l.done {
		if failed == nil {
			failed = d.err
		}
		if failed == nil {
			d.fill(state)
		}
	}
	return state, failed
}

func (b block) decode(known reading) decoded {
	d := decoded{block: b, entries: make([]*model.Entry, len(b.ids))}
	start := 0
	for i, id := range b.ids {
		key := recordKey(b.situation, model.Ref{Kind: b.kind, ID: id})
		if d.entries[i], d.err = unsealRecord(key, b.kind, b.data[start:b.ends[i]], known); d.err != nil {
			return d
		}
		start = b.ends[i]
	}
	d.data = nil
	return d
}

func (d *decoded) fill(state *model.State) {
	story := state.Open(d.situation)
	for i, e := range d.entries {
		e.First.By, e.Last.By = state.Editor(*e.First.By), state.Editor(*e.Last.By)
		story.Set(model.Ref{Kind: d.kind, ID: d.ids[i]}, e)
	}
}
