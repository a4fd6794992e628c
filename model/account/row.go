package account

import (
	"cmp"
	"slices"
	"strings"

	"muster/model"
)

// row gathers everything that was said of one group in one class and scope.
type row struct {
	key      rowKey
	lines    []*line // by the key of their voice
	withheld []*Said
	// competent are the keys of the voices whose business the group is: a book is opened afresh where they become others.
	competent []string
	cells     []*Cell // by status
	hidden    []*Cell // cells in which only withheld figures stand
	gaps      []Unexplained
	stirred   []*Voice // those whose lines are others since the cells were made
	relinked  bool     // so may be what the links of its claims lead to
	rulings   int      // how often a ruling that concerns it came or went
	dirty     bool
	in        *groupRows // the rows of its group, where it is shown
	computed  uint64     // which computation of the book made the cells
	pictured  *shownRow
}

// shows tells whether there is anything of the row to be seen. People whom a voice leaves unexplained are, also where none of
// its figures stands any more: else a withheld figure would decide whether they are seen.
func (r *row) shows() bool { return len(r.cells)+len(r.hidden)+len(r.gaps) > 0 }

func keyOf(s *Said) rowKey { return rowKey{s.Group, s.Class, s.Scope} }

// row finds or makes the row of a key.
func (b *Book) row(key rowKey) *row {
	r := b.rows[key]
	if r == nil {
		r = &row{key: key, competent: b.competentFor(key.group)}
		b.rows[key] = r
		b.sorted[key.class] = nil
	}
	return r
}

// touch marks a row to be computed again before it is next read, and with a part the wholes that it may overtake.
func (b *Book) touch(r *row) {
	if r.key.scope != "" && !r.dirty {
		for _, group := range []string{r.key.group, model.All} {
			if whole := b.rows[rowKey{group: group, class: r.key.class}]; whole != nil {
				b.touch(whole)
			}
		}
	}
	if !r.dirty {
		r.dirty = true
		b.dirty = append(b.dirty, r)
	}
}

// place puts the figures of a claim into their rows.
func (b *Book) place(u *utterance) {
	figs := b.placing[:0] // the lines copy what they take
	for i := range u.said {
		figs = append(figs, &u.said[i])
	}
	b.placing = figs
	slices.SortStableFunc(figs, func(s, t *Said) int { return compareKeys(keyOf(s), keyOf(t)) })
	for len(figs) > 0 {
		n := 1
		for n < len(figs) && keyOf(figs[n]) == keyOf(figs[0]) {
			n++
		}
		b.placeIn(b.row(keyOf(figs[0])), u, figs[:n:n])
		figs = figs[n:]
	}
}

func (b *Book) placeIn(r *row, u *utterance, figs []*Said) {
	at, ok := r.find(u.by.voice)
	if !ok {
		r.lines = slices.Insert(r.lines, at, &line{voice: u.by.voice})
	}
	r.lines[at].add(figs)
	for _, s := range figs {
		if s.state == model.Withheld {
			r.withheld = append(r.withheld, s)
		}
	}
	b.touch(r)
	r.stir(u.by.voice)
}

// stir remembers whose line is another than when the cells were made.
func (r *row) stir(v *Voice) {
	if r.computed > 0 && !slices.Contains(r.stirred, v) {
		r.stirred = append(r.stirred, v)
	}
}

// find tells where a voice's line stands, or would.
func (r *row) find(v *Voice) (int, bool) { return r.findKey(v.Key) }

func (r *row) findKey(key string) (int, bool) {
	return slices.BinarySearchFunc(r.lines, key, func(l *line, key string) int { return strings.Compare(l.voice.Key, key) })
}

// displace takes the figures of a claim out of their rows again.
func (b *Book) displace(u *utterance) {
	for i := range u.said {
		r := b.rows[keyOf(&u.said[i])]
		if r == nil {
			continue
		}
		b.touch(r)
		r.stir(u.by.voice)
		if at, ok := r.find(u.by.voice); ok {
			if r.lines[at].remove(u); len(r.lines[at].said) == 0 {
				r.lines = slices.Delete(r.lines, at, at+1)
			}
		}
		r.withheld = slices.DeleteFunc(r.withheld, func(s *Said) bool { return s.of == u })
	}
}

// touchRows marks the rows of a claim to be computed again, from its lines as they are.
func (b *Book) touchRows(u *utterance) {
	for i := range u.said {
		if r := b.rows[keyOf(&u.said[i])]; r != nil {
			b.touch(r)
			r.relinked = true
		}
	}
}

// refold has the lines folded again in which a claim stands: something about its figures changed, not their place.
func (b *Book) refold(u *utterance) {
	for i := range u.said {
		r := b.rows[keyOf(&u.said[i])]
		if r == nil {
			continue
		}
		if at, ok := r.find(u.by.voice); ok {
			r.lines[at].unfold(u)
			r.stir(u.by.voice)
		}
		b.touch(r)
	}
}

func compareKeys(a, b rowKey) int {
	return cmp.Or(cmp.Compare(a.class, b.class), strings.Compare(a.group, b.group), strings.Compare(a.scope, b.scope))
}
