package account

import (
	"slices"
	"time"

	"muster/model"
	"muster/model/moment"
)

// Clock says by which of the four times a cut is made.
type Clock uint8

// A cut by Said shows what had been said, as the desk sees it now; one by Logged what the desk had entered. The book
// cuts by Said only: for Logged it is given a story that is folded no further.
const (
	BySaid Clock = iota
	ByLogged
)

func (c Clock) String() string {
	if c == ByLogged {
		return "logged"
	}
	return "said"
}

// Other is the other clock.
func (c Clock) Other() Clock { return 1 - c }

// rowKey is what a row of the accounting is about.
type rowKey struct {
	group string
	class model.Class
	scope string
}

// Book keeps the accounting of one situation. It follows its story by Update, one record at a time, and is no more
// safe for use by several goroutines than a map.
type Book struct {
	story       *model.Story
	situation   *model.Situation
	zone        *time.Location
	age         time.Duration // past which a figure is stale; 0: never
	tooOldStale *Stale        // says so of such a figure
	names       map[string]string

	asOf moment.Moment
	cut  int64 // first second that is not in the cut any more

	voices   map[string]*Voice    // by key
	speakers map[string]*speaker  // by source
	claims   []*utterance         // by the places of the story; nil: there is none
	onto     map[string][]bearing // by the claim that a link leads to
	rows     map[rowKey]*row
	dirty    []*row
	sorted   [4]*order            // by class; nil: to be made again
	sums     map[sumKey]*Sum      // those that were asked for since something they add changed
	wholes   map[wholeKey]outcome // likewise
	placing  []*Said              // room for place
	bench    bench                // for rows and sums
	// computations counts how often a row was computed.
	computations uint64

	pivots  []pivot
	newest  newest
	rulings rulings
	filed   map[model.Cell]*model.FiledFigure
	// lastFiled is the filing that filed is of, nil: none.
	lastFiled *model.Filing
	// filedRows are the statuses of filed, by row.
	filedRows map[rowKey][]model.Status
	byTime    []*utterance // claims in the order of saying; nil: to be made again
	// pivotsRead and filingsRead count how often these became others.
	pivotsRead, filingsRead int
	opened                  int // how often everything was computed afresh
}

// noCut lies after everything that can have been said.
const noCut = 1<<63 - 1

// Open makes the book of a story: all of it, or, with a moment, as much of it as had been said through that moment.
func Open(story *model.Story, asOf moment.Moment) *Book {
	b := &Book{story: story}
	b.reopen(asOf)
	return b
}

// reopen computes everything afresh.
func (b *Book) reopen(asOf moment.Moment) {
	b.clear(asOf)
	b.enterAll(b.story.Entries(model.KindClaim))
	b.readEvents()
	b.readRulings()
	b.readFilings()
}

// clear leaves the book of the story without any claim in it yet.
func (b *Book) clear(asOf moment.Moment) {
	*b = Book{story: b.story, opened: b.opened + 1, situation: b.story.Situation(), voices: map[string]*Voice{}, speakers: map[string]*speaker{},
		onto: map[string][]bearing{}, rows: map[rowKey]*row{}, sums: map[sumKey]*Sum{},
		wholes: map[wholeKey]outcome{}, names: map[string]string{}}
	b.zone = b.situation.Location()
	b.setAge()
	b.setCut(asOf)
}

// enterAll makes every claim known, in log order, out of two slabs: a hundred thousand single pieces would keep the garbage
// collector busier than the accounting is.
func (b *Book) enterAll(entries []*model.Entry) {
	figures := 0
	for _, e := range entries {
		figures += len(e.Record.(*model.Claim).Figures)
	}
	b.claims = make([]*utterance, b.story.Room(model.KindClaim))
	slab, said := make([]utterance, len(entries)), make([]Said, figures)
	for i, e := range entries {
		n := len(e.Record.(*model.Claim).Figures)
		b.utter(&slab[i], said[:n:n], e)
		said = said[n:]
		b.enter(&slab[i])
	}
	b.settleAll()
	for i := range slab {
		b.place(&slab[i])
	}
}

// Story is the story that the book is of.
func (b *Book) Story() *model.Story { return b.story }

// AsOf is the cut; the zero moment: none.
func (b *Book) AsOf() moment.Moment { return b.asOf }

// utter fills in the book's view of a claim.
func (b *Book) utter(u *utterance, said []Said, e *model.Entry) {
	c := e.Record.(*model.Claim)
	*u = utterance{claim: c, seq: e.First.Seq, begin: c.Said.Begin(b.zone).Unix(),
		by: b.speaker(c.Source), said: said, state: stateAt(c.Status, nil), linked: len(c.Links) > 0}
	u.takes = int32(c.Said.End(b.zone).Unix() - u.begin)
	u.known = u.begin < b.cut
	for i := range c.Figures {
		f := &c.Figures[i]
		said[i] = Said{Figure: f, Status: f.Status, of: u, state: stateAt(c.StateOf(f), nil), doubtful: c.Credibility.Doubtful(), ofDay: c.Said.IsDay()}
	}
}

// speaker finds a source and the voice it speaks in. A source that is not there, which Admit does not let happen, speaks
// for itself alone.
func (b *Book) speaker(id string) *speaker {
	if s, ok := b.speakers[id]; ok {
		return s
	}
	src := b.story.Source(id)
	if src == nil {
		src = &model.Source{ID: id, Name: id, Authority: id}
	}
	s := &speaker{src, b.voice(src.Authority)}
	b.speakers[id] = s
	return s
}

// voice finds or makes the voice of an authority.
func (b *Book) voice(authority string) *Voice {
	key, gov := voiceKey(authority)
	if b.voices[key] == nil {
		b.voices[key] = &Voice{Name: authority, Key: key, Gov: gov}
	}
	return b.voices[key]
}

// claim finds a claim, nil: the book has none of that id.
func (b *Book) claim(id string) *utterance {
	at, ok := b.story.Place(model.Ref{Kind: model.KindClaim, ID: id})
	if !ok || at >= len(b.claims) || b.claims[at] == nil || b.claims[at].claim.ID != id {
		return nil
	}
	return b.claims[at]
}

// enter makes a claim and its links known to the book.
func (b *Book) enter(u *utterance) {
	at, _ := b.story.Place(model.Ref{Kind: model.KindClaim, ID: u.claim.ID})
	if at >= len(b.claims) {
		b.claims = append(b.claims, make([]*utterance, at+1-len(b.claims))...)
	}
	b.claims[at] = u
	for i := range u.claim.Links {
		l := &u.claim.Links[i]
		b.onto[l.Claim] = append(b.onto[l.Claim], bearing{u, l})
		if to := b.claim(l.Claim); l.Kind == model.SamePeople {
			u.joined = true
			if to != nil {
				to.joined = true
			}
		}
	}
	u.joined = u.joined || slices.ContainsFunc(b.onto[u.claim.ID], func(in bearing) bool { return in.link.Kind == model.SamePeople })
	b.newest.add(u)
}

// leave takes a claim and its links out of the book.
func (b *Book) leave(u *utterance) {
	if at, _ := b.story.Place(model.Ref{Kind: model.KindClaim, ID: u.claim.ID}); b.claims[at] == u {
		b.claims[at] = nil
	}
	for i := range u.claim.Links {
		to := u.claim.Links[i].Claim
		b.onto[to] = keep(b.onto[to], func(in bearing) bool { return in.from != u })
	}
	b.newest.remove(u)
}
