package modeltest

import (
	"encoding"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"muster/model"
)

// Generated is a made-up situation, each slice in log order.
type Generated struct {
	Situation *model.Situation
	Sources   []*model.Source
	Groups    []*model.Group
	Claims    []*model.Claim
	Events    []*model.Event
	Rulings   []*model.Ruling
	Filings   []*model.Filing
	// after tells how many claims had been logged before an event, a ruling or a filing; missing: all.
	after map[model.Ref]int
}

// Records lists all records in the order in which they were logged first.
func (g *Generated) Records() []model.Record {
	var all []model.Record
	g.walk(func(r model.Record, _ int) { all = append(all, r) })
	return all
}

// Edits gives the edits that make the whole situation where nothing is yet.
func (g *Generated) Edits() []model.Edit {
	var all []model.Edit
	g.walk(func(r model.Record, _ int) { all = append(all, model.Put(g.Situation.ID, r, 0)) })
	return all
}

// walk visits all records in log order, with the number of claims logged by then.
func (g *Generated) walk(visit func(r model.Record, claims int)) {
	visit(g.Situation, 0)
	for _, s := range g.Sources {
		visit(s, 0)
	}
	for _, gr := range g.Groups {
		visit(gr, 0)
	}
	late := g.late()
	for i := 0; i <= len(g.Claims); i++ {
		for _, r := range late[i] {
			visit(r, i)
		}
		if i < len(g.Claims) {
			visit(g.Claims[i], i+1)
		}
	}
}

// late sorts events, rulings and filings by the number of claims logged before them.
func (g *Generated) late() map[int][]model.Record {
	late := map[int][]model.Record{}
	put := func(r model.Record) {
		n, ok := g.after[model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}]
		if !ok {
			n = len(g.Claims)
		}
		late[n] = append(late[n], r)
	}
	for _, e := range g.Events {
		put(e)
	}
	for _, r := range g.Rulings {
		put(r)
	}
	for _, f := range g.Filings {
		put(f)
	}
	return late
}

// editors are who logged the situation. Two of them carry one name.
var editors = []model.Editor{{Name: "ana", ID: "uid:1001"}, {Name: "ben", ID: "uid:1002"}, {Name: "chidi", ID: "uid:1003"},
	{Name: "ana", ID: "key:SHA256:ana"}, {Name: "Đặng Thu", ID: "uid:1004"}}

// changesLater is how many claims are logged before a claim that no longer stands was changed.
const changesLater = 7

// Changes gives the log that made the situation. A claim that no longer stands was logged as standing, and changed
// after some more claims; one that is linked to a claim logged after it got that link once that one was there.
func (g *Generated) Changes() []*model.Change {
	l := logger{situation: g.Situation.ID, last: map[model.Ref]*model.Change{}}
	place := make(map[string]int, len(g.Claims)) // how many claims are logged with this one
	for i, c := range g.Claims {
		place[c.ID] = i + 1
	}
	due := map[int][]*model.Claim{} // by how many claims are logged before they are changed
	g.walk(func(r model.Record, claims int) {
		c, ok := r.(*model.Claim)
		if !ok {
			l.log(r)
			return
		}
		first, at := asFirst(c, place), claims+changesLater
		for i := range c.Links {
			at = max(at, place[c.Links[i].Claim])
		}
		if l.log(first); c.Status != model.Standing || len(first.Links) != len(c.Links) {
			due[at] = append(due[at], c)
		}
		for _, c := range due[claims] {
			l.log(c)
		}
		delete(due, claims)
	})
	for _, at := range slices.Sorted(maps.Keys(due)) {
		for _, c := range due[at] {
			l.log(c)
		}
	}
	l.spread()
	return l.changes
}

// asFirst is a claim as it was logged first: standing, without the links to claims that were not there yet.
func asFirst(c *model.Claim, place map[string]int) *model.Claim {
	first := *c
	first.Status = model.Standing
	first.Links = slices.DeleteFunc(slices.Clone(c.Links), func(l model.Link) bool { return place[l.Claim] > place[c.ID] })
	return &first
}

// logger makes changes of records.
type logger struct {
	situation string
	changes   []*model.Change
	last      map[model.Ref]*model.Change
}

func (l *logger) log(r model.Record) {
	seq := uint64(len(l.changes) + 1)
	c := &model.Change{Seq: seq, By: editors[seq*7%uint64(len(editors))], Op: fmt.Sprintf("op-%d", seq), Situation: l.situation,
		Kind: r.RecordKind(), Record: r.RecordID(), After: r}
	if before := l.last[c.Ref()]; before != nil {
		c.Was, c.Before = before.Seq, before.After
	}
	l.changes = append(l.changes, c)
	l.last[c.Ref()] = c
}

// spread gives the changes their times, over the ten days of the story.
func (l *logger) spread() {
	step := max(time.Millisecond, (days * 24 * time.Hour / time.Duration(len(l.changes))).Truncate(time.Millisecond))
	for i, c := range l.changes {
		c.Logged = began.Add(time.Duration(i+1) * step)
	}
}

// State folds the changes.
func (g *Generated) State(tb testing.TB) *model.State {
	tb.Helper()
	s, err := model.Fold(g.Changes())
	if err != nil {
		tb.Fatalf("fold the generated changes: %v", err)
	}
	return s
}

// parsed reads a value that this package wrote itself.
func parsed[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](s string) (v T) {
	if err := P(&v).UnmarshalText([]byte(s)); err != nil {
		panic(fmt.Sprintf("modeltest: %v", err))
	}
	return v
}
