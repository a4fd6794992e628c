package replay

import (
	"cmp"
	"slices"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
)

// Open goes to a place and counts everything afresh there. It gives the records that are others now, on the logged clock,
// unless they are many.
func (r *Replay) Open(to Place) []model.Ref {
	refs := r.wind(to)
	cut := moment.Moment{}
	if r.clock == account.BySaid {
		cut = to.AsOf
	}
	r.book = account.Open(r.story, cut)
	for _, class := range r.book.Classes() {
		r.book.Table(class, true)
	}
	if r.clock == account.BySaid {
		r.book.MoveTo(cut) // it puts the claims in order once, and the next step need not
	}
	if len(refs) > few {
		return nil
	}
	return refs
}

// Again is a replay of the same situation with a story of its own, to be opened elsewhere while this one is looked at.
func (r *Replay) Again() *Replay {
	c := *r
	c.story, c.book = r.story.Clone(), nil
	return &c
}

// few is how many changes are followed one by one; past that it costs less to count everything afresh.
const few = 64

// Near tells whether Move reaches a place in the time of a frame, whatever the size of the situation. From the others it
// is opened.
func (r *Replay) Near(to Place) bool {
	if r.clock == account.BySaid {
		return max(r.at.In, to.In)-min(r.at.In, to.In) <= 16*few
	}
	from, end := min(r.at.In, to.In), max(r.at.In, to.In)
	if end-from > few {
		return false
	}
	for i := from; i < end; i++ {
		if heavy(r.log.ref(i).Kind) {
			return false
		}
	}
	return true
}

// heavy tells whether a record is the ground of all others.
func heavy(k model.Kind) bool { return k == model.KindSituation || k == model.KindGroup }

// Move goes to a place by what lies in between. It gives the records that are others now, on the logged clock.
func (r *Replay) Move(to Place) []model.Ref {
	refs := r.wind(to)
	if r.clock == account.BySaid {
		r.book.MoveTo(to.AsOf)
	}
	for _, ref := range refs {
		r.book.Update(ref)
	}
	return refs
}

// wind takes the story to a place and gives the records that changed, in the order in which a book takes them up: what
// others rest on first, and of what makes it count afresh only one.
func (r *Replay) wind(to Place) []model.Ref {
	was := r.at
	r.was, r.at = was, to
	if r.log == nil {
		return nil
	}
	for i := was.In; i < to.In; i++ {
		r.story.Set(r.log.ref(i), r.log.steps[i].after)
	}
	for i := was.In; i > to.In; i-- {
		r.story.Set(r.log.ref(i-1), r.log.steps[i-1].before)
	}
	r.keepSituation()
	return r.changed(min(was.In, to.In), max(was.In, to.In))
}

// keepSituation leaves the situation as it is now where it was not logged yet: its zone and its title are what the rest
// is read by.
func (r *Replay) keepSituation() {
	ref := model.Ref{Kind: model.KindSituation, ID: r.story.ID}
	if !r.story.Entry(ref).Alive() {
		r.story.Set(ref, r.now)
	}
}

func (r *Replay) changed(from, to int) (refs []model.Ref) {
	seen := map[model.Ref]bool{}
	for i := from; i < to; i++ {
		if ref := r.log.ref(i); !seen[ref] {
			seen[ref], refs = true, append(refs, ref)
		}
	}
	slices.SortStableFunc(refs, func(a, b model.Ref) int { return cmp.Compare(turn(a.Kind), turn(b.Kind)) })
	return refs
}

// turn is when a book takes up a kind: sources before the claims that speak through them, the ground of everything last,
// as that counts all of it again.
func turn(k model.Kind) int {
	switch k {
	case model.KindSource:
		return 0
	case model.KindSituation, model.KindGroup:
		return 2
	}
	return 1
}
