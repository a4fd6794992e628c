package account

import (
	"maps"
	"slices"

	"muster/model"
)

// Consequences tells what edits would do to the accounting, the most important first; nothing where nothing that it shows
// would move. Edits of other situations are passed over. It makes the edits in the book, looks, and takes them back: when it
// returns, book and story are as they were. It costs what the edits touch; an edit that changes the ground of everything
// (the host, the zone, a group that is counted) costs two books made afresh.
//
// The edits are those that Admit lets in.
func (b *Book) Consequences(edits []model.Edit) []Consequence {
	before := b.picture()
	w := b.suppose(edits)
	all := b.compare(before, b.picture())
	w.takeBack()
	return all
}

// supposition is what is put back after edits were tried out. The voices and speakers that they brought go again. Sums and
// reconciliations are put back as they were: they rest on cells that say the same as those which are made anew.
type supposition struct {
	book     *Book
	refs     []model.Ref
	earlier  []*model.Entry
	voices   map[string]*Voice
	speakers map[string]*speaker
	sums     map[sumKey]*Sum
	wholes   map[wholeKey]outcome
	newest   newest
	opened   int
}

// supposedSeq is above every sequence of a log: what is supposed comes after all that was logged.
const supposedSeq = 1 << 62

// suppose makes edits in the story and the book: nothing before what it refers to.
func (b *Book) suppose(edits []model.Edit) *supposition {
	w := &supposition{book: b, voices: maps.Clone(b.voices), speakers: maps.Clone(b.speakers), sums: maps.Clone(b.sums),
		wholes: maps.Clone(b.wholes), newest: b.newest, opened: b.opened}
	inOrder := slices.Clone(edits)
	slices.SortStableFunc(inOrder, func(a, b model.Edit) int { return int(a.Kind) - int(b.Kind) })
	for i := range inOrder {
		if e := &inOrder[i]; e.Situation == b.story.ID {
			w.set(e, uint64(i))
		}
	}
	return w
}

func (w *supposition) set(e *model.Edit, nth uint64) {
	old := w.book.story.Entry(e.Ref())
	stamp := model.Stamp{Seq: supposedSeq + nth}
	next := &model.Entry{Record: e.After, First: stamp, Last: stamp}
	if old != nil {
		next.First = old.First
	}
	w.refs, w.earlier = append(w.refs, e.Ref()), append(w.earlier, old)
	w.book.story.Set(e.Ref(), next)
	w.book.Update(e.Ref())
}

// takeBack puts everything back, the last edit first.
func (w *supposition) takeBack() {
	b := w.book
	kind := model.NoKind
	for i, ref := range slices.Backward(w.refs) {
		if ref.Kind != kind {
			kind = ref.Kind
			b.refresh() // rows that hold nothing any more are gone before the groups go that they were of
		}
		b.story.Set(ref, w.earlier[i])
		if ref.Kind == model.KindSource && !w.earlier[i].Alive() {
			continue // nothing that is left was said by it
		}
		b.Update(ref)
	}
	b.refresh()
	if b.opened != w.opened {
		return // everything was made afresh, from the story as it was
	}
	b.voices, b.speakers, b.sums, b.wholes, b.newest = w.voices, w.speakers, w.sums, w.wholes, w.newest
}
