package account

import (
	"slices"
	"time"

	"muster/model"
	"muster/model/moment"
)

// Course gives the course of a cell by the time of saying, through the cut of the book. It costs what was said of the cell's
// group in its scope, and what is linked to that.
func (b *Book) Course(cell model.Cell) *Course { return b.Trace(cell)() }

// Trace prepares the course of a cell: what it returns reads the book no more and may run beside it, on another goroutine.
func (b *Book) Trace(cell model.Cell) (run func() *Course) {
	t, named := b.tracer(cell), b.ruledClaims(cell)
	claims := b.concerned(cell, named)
	b.lend(t.book.story, cell, claims)
	t.course.Filed = b.filedCourse(cell)
	return func() *Course {
		t.book.clear(moment.Moment{})
		t.book.readRulings()
		all := t.enter(claims)
		for i, u := range all {
			t.say(u)
			if named[u.claim.ID] {
				t.book.readRulings()
			}
			if i+1 == len(all) || all[i+1].begin != u.begin {
				t.note(Point{At: u.moment()})
			}
		}
		return &t.course
	}
}

// lend puts what the accounting of one cell needs of the story into a small story of its own.
func (b *Book) lend(small *model.Story, cell model.Cell, claims []*model.Entry) {
	put := func(ref model.Ref) {
		if e := b.story.Entry(ref); e.Alive() {
			small.Set(ref, e)
		}
	}
	put(model.Ref{Kind: model.KindSituation, ID: b.story.ID})
	put(model.Ref{Kind: model.KindGroup, ID: cell.Group})
	for _, e := range b.story.Entries(model.KindRuling) {
		put(model.Ref{Kind: model.KindRuling, ID: e.Record.RecordID()})
	}
	for _, e := range claims {
		put(model.Ref{Kind: model.KindSource, ID: e.Record.(*model.Claim).Source})
		put(model.Ref{Kind: model.KindClaim, ID: e.Record.RecordID()})
	}
}

// tracer follows one cell in a small book of its own, to which it gives one claim after the other.
type tracer struct {
	book   *Book
	of     *Book // whose words the points are put in
	key    rowKey
	course Course
	all    []candidate // scratch
}

func (b *Book) tracer(cell model.Cell) *tracer {
	small := &Book{story: model.NewStory(b.story.ID)}
	return &tracer{book: small, of: b, key: rowKey{cell.Group, cell.Class, cell.Scope}, course: Course{Cell: cell}}
}

// enter gives the small book the claims of the large one, none of them said yet: a mark that waits for the claim that
// explains it must see that one coming.
func (t *tracer) enter(claims []*model.Entry) []*utterance {
	all := make([]*utterance, len(claims))
	for i, e := range claims {
		all[i] = &utterance{}
		t.book.utter(all[i], make([]Said, len(e.Record.(*model.Claim).Figures)), e)
		all[i].known = false
		t.book.enter(all[i])
	}
	return all
}

// say makes a claim known.
func (t *tracer) say(u *utterance) {
	u.known = true
	t.book.settle(u)
	t.book.sideline(u)
	t.book.place(u)
	t.book.spreadWord(t.book.neighbours(u))
}

// moment is the instant at which the saying begins.
func (u *utterance) moment() time.Time { return time.Unix(u.begin, 0).UTC() }

// now is the desk's figure of the cell, nil: none, and the band around it. Of rule 2 and 3 it computes just these.
func (t *tracer) now() (*Said, Spread) {
	t.all = t.all[:0]
	r, cell := t.book.rows[t.key], t.course.Cell
	if r == nil {
		return nil, Spread{}
	}
	for _, l := range r.lines {
		l.fold()
		for _, f := range l.live {
			if f.Status == cell.Status && f.side == competes {
				t.all = append(t.all, candidate{f, slices.Contains(r.competent, l.voice.Key)})
			}
		}
	}
	if len(t.all) == 0 {
		return nil, Spread{}
	}
	choose(t.all)
	t.book.applyRulings(&Cell{Cell: cell, ruled: t.book.boundBy(cell)}, t.all)
	newestFirst(t.all[1:]) // of two that bound the band alike the same one is named as in the cell
	return t.all[0].Said, spread(t.all)
}

// note adds how the cell stands now, if it is not as it was. What came at one instant makes one point.
func (t *tracer) note(p Point) {
	desk, band := t.now()
	if desk != nil {
		p.Count, p.Band, p.Claim, p.Source = desk.Count, band, desk.Claim(), desk.Source()
	}
	p.of, p.book = desk, t.of
	points := t.course.Points
	if n := len(points); n > 0 && points[n-1].At.Equal(p.At) {
		points = points[:n-1]
	}
	if n := len(points); n == 0 && desk != nil || n > 0 && !points[n-1].same(p) {
		points = append(points, p)
	}
	t.course.Points = points
}

// same tells whether two points differ in nothing but the instant.
func (p Point) same(q Point) bool {
	return p.Count == q.Count && p.Band == q.Band && (p.Claim == nil) == (q.Claim == nil) && (p.Claim == nil || p.Claim.ID == q.Claim.ID)
}

// ruledClaims are the claims that rulings of a cell name.
func (b *Book) ruledClaims(cell model.Cell) map[string]bool {
	named := map[string]bool{}
	for _, e := range b.story.Entries(model.KindRuling) {
		if r := e.Record.(*model.Ruling); r.Claim != "" && r.Cell() == cell {
			named[r.Claim] = true
		}
	}
	return named
}

// concerned lists the claims inside the cut that a cell depends on, in the order of saying: those that count its group in its
// class and scope, those that its rulings name, and whatever is linked to any of them.
func (b *Book) concerned(cell model.Cell, named map[string]bool) []*model.Entry {
	seen, queue := map[*utterance]bool{}, []*utterance{}
	add := func(u *utterance) {
		if u != nil && u.known && !seen[u] {
			seen[u] = true
			queue = append(queue, u)
		}
	}
	if r := b.rows[rowKey{cell.Group, cell.Class, cell.Scope}]; r != nil {
		for _, l := range r.lines {
			for _, s := range l.said {
				add(s.of)
			}
		}
	}
	for id := range named {
		add(b.claim(id))
	}
	for i := 0; i < len(queue); i++ {
		for _, n := range b.neighbours(queue[i]) {
			add(n)
		}
	}
	slices.SortFunc(queue, (*utterance).order)
	claims := make([]*model.Entry, len(queue))
	for i, u := range queue {
		claims[i] = b.story.Entry(model.Ref{Kind: model.KindClaim, ID: u.claim.ID})
	}
	return claims
}

// filedCourse lists the filings inside the cut that put the cell out.
func (b *Book) filedCourse(cell model.Cell) (all []FiledPoint) {
	for _, e := range b.story.Entries(model.KindFiling) {
		f := e.Record.(*model.Filing)
		if !b.Inside(f) {
			continue
		}
		for _, fig := range f.Figures {
			if fig.Cell() == cell {
				all = append(all, FiledPoint{f.Filed.Begin(b.zone), fig.Count, f})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y FiledPoint) int { return x.At.Compare(y.At) })
	return all
}
