package quickline

import (
	"cmp"
	"iter"
	"slices"

	"muster/model"
	"muster/model/quick"
)

// near are the known sources that the new name may be a typo of, as long as nobody said that it is another's.
func (l *Line) near() []*model.Source {
	d := l.reading.draft
	if d == nil || !d.Source.New || d.Source.Name == l.isNew {
		return nil
	}
	const most = 8
	return d.Source.Near[:min(len(d.Source.Near), most)]
}

// know gathers it.
func (l *Line) know() {
	l.known = known{}
	if !l.desk.Scene.Ready() {
		return
	}
	l.knowClaims()
	l.knowCells()
}

// knowClaims goes through the claims. It looks into few of them: there may be a hundred thousand.
func (l *Line) knowClaims() {
	claims := l.desk.Scene.Records.Claims
	for _, it := range claims[max(0, len(claims)-mostFresh):] {
		l.known.speakers = slices.DeleteFunc(l.known.speakers, func(id string) bool { return id == it.Source.ID })
		l.known.speakers = append(l.known.speakers, it.Source.ID)
	}
	slices.Reverse(l.known.speakers)
	l.known.speakers = l.known.speakers[:min(len(l.known.speakers), mostSpeakers)]
	var own []*model.Entry
	since := l.desk.Now().Add(-model.FreshFor).UnixMilli()
	for _, it := range claims {
		switch first := &it.Entry.First; {
		case first.By == nil:
		case first.By.ID == l.desk.Editor.ID:
			own = append(own, it.Entry)
		case first.Milli > since:
			l.known.fresh = append(l.known.fresh, it.Entry)
		}
	}
	l.known.fresh = latest(l.known.fresh, mostFresh)
	for _, line := range append(slices.Collect(backward(l.desk.Typed)), quick.Lines(l.story(), latest(own, mostOwn))...) {
		if !slices.Contains(l.known.lines, line) {
			l.known.lines = append(l.known.lines, line)
		}
	}
}

// knowCells notes which groups and scopes are counted already.
func (l *Line) knowCells() {
	book := l.desk.Scene.Book
	for _, class := range book.Classes() {
		for _, row := range book.Table(class, true).Rows {
			if class == model.Affected {
				l.known.groups = append(l.known.groups, row.Group)
			}
			for _, c := range row.Cells {
				if c.Scope != "" && !slices.Contains(l.known.scopes, c.Scope) {
					l.known.scopes = append(l.known.scopes, c.Scope)
				}
			}
		}
	}
}

// latest are the entries that were logged last, so many at most, the latest first. Of very many only those are looked at that
// the last changes of the log brought.
func latest(all []*model.Entry, most int) []*model.Entry {
	const many = 16
	var last uint64
	for _, e := range all {
		last = max(last, e.First.Seq)
	}
	if len(all) > many*most {
		all = slices.DeleteFunc(all, func(e *model.Entry) bool { return e.First.Seq+uint64(many*most) < last })
	}
	slices.SortFunc(all, func(a, b *model.Entry) int { return cmp.Compare(b.First.Seq, a.First.Seq) })
	return slices.Clone(all[:min(len(all), most)])
}

// backward goes through texts from the last to the first.
func backward(all []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range slices.Backward(all) {
			if !yield(s) {
				return
			}
		}
	}
}

func (l *Line) story() *model.Story { return l.desk.Scene.Book.Story() }

func (l *Line) context() quick.Context {
	return quick.Context{Story: l.story(), Now: l.desk.Now(), Scopes: l.known.scopes, Speakers: l.known.speakers, Groups: l.known.groups}
}
