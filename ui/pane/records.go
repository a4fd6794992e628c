package pane

import (
	"cmp"
	"slices"
	"time"

	"muster/model"
)

// Item is a claim or an event in a list. An item is never written to after it was made: lists are put in order outside
// the loop that takes the keys.
type Item struct {
	Entry  *model.Entry
	Begin  int64         // second in which it begins in the scene's zone, for the order
	Source *model.Source // of a claim
}

// Ref names the record.
func (i *Item) Ref() model.Ref {
	return model.Ref{Kind: i.Entry.Record.RecordKind(), ID: i.Entry.Record.RecordID()}
}

// Claim gives the claim, nil: it is an event.
func (i *Item) Claim() *model.Claim { c, _ := i.Entry.Record.(*model.Claim); return c }

// Event gives the event, nil: it is a claim.
func (i *Item) Event() *model.Event { e, _ := i.Entry.Record.(*model.Event); return e }

// compare is the order of saying or happening: the instant it begins, then the log.
func compare(a, b *Item) int {
	return cmp.Or(cmp.Compare(a.Begin, b.Begin), cmp.Compare(a.Entry.First.Seq, b.Entry.First.Seq))
}

// Records are the claims and events of a situation, each in the order of compare. The slices are replaced, never written
// into, so that whoever holds one goes on reading what it was.
type Records struct {
	Claims, Events []*Item
	claims, events *index
	// evidence leads from a claim to the events that rest on it.
	evidence map[string][]string
	// cut tells that there is a cut, and until where.
	cut   bool
	until int64
}

// Gather makes the lists of a story.
func Gather(s *model.Story, zone *time.Location) *Records {
	claims, events := s.Entries(model.KindClaim), s.Entries(model.KindEvent)
	r := &Records{claims: newIndex(s, model.KindClaim), events: newIndex(s, model.KindEvent), Claims: make([]*Item, 0, len(claims))}
	all := make([]Item, len(claims)+len(events)) // one piece is less work for the garbage collector than a hundred thousand
	for i, e := range claims {
		r.Claims = append(r.Claims, r.item(&all[i], s, e, zone))
	}
	for i, e := range events {
		r.Events = append(r.Events, r.item(&all[len(claims)+i], s, e, zone))
	}
	slices.SortFunc(r.Claims, compare)
	slices.SortFunc(r.Events, compare)
	r.indexEvidence()
	return r
}

// item fills in the item of a record.
func (r *Records) item(it *Item, s *model.Story, e *model.Entry, zone *time.Location) *Item {
	it.Entry = e
	switch rec := e.Record.(type) {
	case *model.Claim:
		it.Begin, it.Source = rec.Said.Begin(zone).Unix(), s.Source(rec.Source)
		if it.Source == nil {
			it.Source = &model.Source{ID: rec.Source, Name: rec.Source}
		}
	case *model.Event:
		if at, ok := rec.When.Earliest(zone); ok {
			it.Begin = at.Unix()
		}
	}
	r.index(e.Record.RecordKind()).put(it)
	return it
}

func (r *Records) indexEvidence() {
	r.evidence = map[string][]string{}
	for _, it := range r.Events {
		for _, id := range it.Event().Evidence {
			r.evidence[id] = append(r.evidence[id], it.Event().ID)
		}
	}
}

// Item finds a record, nil: it is not there, or past the cut.
func (r *Records) Item(ref model.Ref) *Item {
	if it := r.index(ref.Kind).item(ref.ID); it != nil && (!r.cut || it.Begin < r.until) {
		return it
	}
	return nil
}

// index leads to the records of a kind; nil: the lists have none of it.
func (r *Records) index(k model.Kind) *index {
	switch k {
	case model.KindClaim:
		return r.claims
	case model.KindEvent:
		return r.events
	}
	return nil
}

// EventsOn lists the events that rest on a claim; some may be past the cut.
func (r *Records) EventsOn(claim string) []string { return r.evidence[claim] }

// Update brings the lists up to date with one claim or event of the story, and tells what stood there and what stands
// there now; nil: nothing.
func (r *Records) Update(s *model.Story, ref model.Ref, zone *time.Location) (old, now *Item) {
	if old = r.index(ref.Kind).item(ref.ID); old != nil {
		r.index(ref.Kind).drop(old)
	}
	if e := s.Entry(ref); e.Alive() {
		now = r.item(new(Item), s, e, zone)
	}
	switch ref.Kind {
	case model.KindClaim:
		r.Claims = replace(r.Claims, compare, old, now)
	case model.KindEvent:
		r.Events = replace(r.Events, compare, old, now)
		r.indexEvidence()
	}
	return old, now
}

// replace gives a list in order without one item and with another, either of which may be nil. The list itself stays.
func replace(list []*Item, order func(a, b *Item) int, old, now *Item) []*Item {
	out := make([]*Item, 0, len(list)+1)
	at := len(list)
	if now != nil {
		at, _ = slices.BinarySearchFunc(list, now, order)
	}
	for i, it := range list {
		if i == at && now != nil {
			out = append(out, now)
		}
		if it != old {
			out = append(out, it)
		}
	}
	if now != nil && at == len(list) {
		out = append(out, now)
	}
	return out
}

// Resource makes the lists anew where sources, or the zone of the scene, have changed.
func (r *Records) Resource(s *model.Story, zone *time.Location) { *r = *Gather(s, zone) }
