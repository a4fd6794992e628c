package ui

import (
	"cmp"
	"context"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"muster/model"
	"muster/model/exchange"
)

// memory is a Store without a file.
type memory struct {
	mu      sync.Mutex
	changes []*model.Change
	state   *model.State
	fail    error
	refuses error // what Append answers, and takes nothing
	loses   error // what Append answers, though it took the batch
	taken   map[string]model.Receipt
	lenient bool // Append does not ask what Admit says
	ears    []chan struct{}
}

func newMemory() *memory { return &memory{state: model.NewState(), taken: map[string]model.Receipt{}} }

var (
	ana = model.Editor{Name: "ana", ID: "uid:1001"}
	ben = model.Editor{Name: "ben", ID: "uid:1002"}
	at  = time.Date(2013, 1, 21, 16, 30, 0, 0, time.UTC)
)

// Load folds what there is, so that the state is nobody else's.
func (m *memory) Load(_ context.Context, situation string) (*model.State, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	s := model.NewState()
	s.Generation = m.state.Generation
	for _, c := range m.changes {
		if c.Situation != situation {
			s.Head = c.Seq
			continue
		}
		if err := s.Apply(clone(c)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func clone(c *model.Change) *model.Change { d := *c; return &d }

func (m *memory) Since(_ context.Context, after model.Head) (all []*model.Change, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	if after.Seq > uint64(len(m.changes)) || after.Generation != m.state.Generation {
		return nil, model.ErrReplaced
	}
	for _, c := range m.changes[after.Seq:] {
		all = append(all, clone(c))
	}
	return all, nil
}

func (m *memory) Log(ctx context.Context, after model.Head, visit func(model.Logged) error) error {
	changes, err := m.Since(ctx, after)
	for _, c := range changes {
		if err := visit(model.Logged{Change: *c}); err != nil {
			return err
		}
	}
	return err
}

func (m *memory) Between(_ context.Context, from, to uint64) (all []*model.Change, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.changes {
		if c.Seq >= from && c.Seq <= to {
			all = append(all, clone(c))
		}
	}
	return all, m.fail
}

func (m *memory) Watch(context.Context) (<-chan struct{}, error) {
	ear := make(chan struct{}, 1)
	ear <- struct{}{}
	m.ears = append(m.ears, ear)
	return ear, nil
}

func (m *memory) Append(_ context.Context, b model.Batch) (r model.Receipt, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refuses != nil {
		return r, m.refuses
	}
	named := b.Op != "" && b.Op != "op" // as tests call it that put something there
	if before, ok := m.taken[b.Op]; ok && named {
		return before, nil
	}
	edits, err := m.agree(b)
	if err != nil {
		return r, err
	}
	for _, e := range edits {
		c := &model.Change{Seq: uint64(len(m.changes)) + 1, Logged: at.Add(time.Duration(len(m.changes)) * time.Second), By: b.By, Op: b.Op, Undoes: b.Undoes,
			Situation: e.Situation, Kind: e.Kind, Record: e.ID, Was: e.Was, After: e.After}
		if err := m.state.Apply(c); err != nil {
			return r, err
		}
		m.changes = append(m.changes, c)
		r.Changes = append(r.Changes, c)
		r.First = cmp.Or(r.First, c.Seq)
	}
	r.Last = uint64(len(m.changes))
	m.taken[b.Op] = r
	for _, ear := range m.ears {
		select {
		case ear <- struct{}{}:
		default:
		}
	}
	return r, m.loses
}

// agree holds a batch against what there is, as the file does: it merges what merges by itself and refuses the rest.
func (m *memory) agree(b model.Batch) (edits []model.Edit, err error) {
	for _, r := range b.Relied {
		if now := m.state.Open(r.Situation).Entry(r.Ref); now != nil && now.Last.Seq != r.Seq {
			return nil, &model.Conflict{Edit: model.Edit{Situation: r.Situation, Kind: r.Ref.Kind, ID: r.Ref.ID, Was: r.Seq}, Theirs: *now}
		}
	}
	for _, e := range b.Edits {
		story := m.state.Open(e.Situation)
		if now := story.Entry(e.Ref()); now.Alive() && e.After != nil && model.Equal(now.Record, e.After) {
			continue
		}
		if now := story.Entry(e.Ref()); now != nil && now.Last.Seq != e.Was {
			var base model.Record
			if e.Was > 0 {
				base = m.changes[e.Was-1].After
			}
			met := model.Merge(base, e.After, now.Record)
			if base == nil || met.Record == nil || len(met.Asking()) > 0 {
				return nil, &model.Conflict{Edit: e, Base: base, Theirs: *now}
			}
			e.Was, e.After = now.Last.Seq, met.Record
		}
		edits = append(edits, e)
	}
	if len(edits) == 0 || m.lenient {
		return edits, nil
	}
	return edits, model.Admit(m.state.Open(edits[0].Situation), edits[0].Situation, edits)
}

func (m *memory) Situations(context.Context) (all []*model.Situation, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	for _, s := range m.state.Stories() {
		all = append(all, s.Situation())
	}
	slices.SortFunc(all, func(a, b *model.Situation) int { return len(a.ID) - len(b.ID) })
	return all, nil
}

// put appends records as an editor would.
func (m *memory) put(tb testing.TB, by model.Editor, situation string, records ...model.Record) {
	tb.Helper()
	m.lenient = true
	defer func() { m.lenient = false }()
	var edits []model.Edit
	for _, r := range records {
		was := uint64(0)
		if e := m.state.Open(situation).Entry(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}); e != nil {
			was = e.Last.Seq
		}
		edits = append(edits, model.Put(situation, r, was))
	}
	if _, err := m.Append(context.Background(), model.Batch{Op: "op", By: by, Edits: edits}); err != nil {
		tb.Fatal(err)
	}
}

// example reads the worked example.
func example(tb testing.TB) *exchange.Document {
	tb.Helper()
	f, err := os.Open("../testdata/in-amenas.json")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	doc, err := exchange.Read(f)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

func exampleStore(tb testing.TB) *memory {
	tb.Helper()
	m, doc := newMemory(), example(tb)
	m.put(tb, ana, doc.Situation.ID, doc.Records()...)
	return m
}
