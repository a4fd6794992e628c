package account

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"muster/model"
)

// worthOne is how many rows or sums make it worth while to wake another processor.
const worthOne = 4

// refresh computes every row again that something touched. Rows are computed by themselves, so that a book which is opened
// has all processors at work; what they bear on is forgotten after that, in one go.
func (b *Book) refresh() {
	if len(b.dirty) == 0 {
		return
	}
	moves := make([]move, len(b.dirty))
	b.inParallel(len(b.dirty), func(on *bench, i int) { moves[i] = b.compute(b.dirty[i], on) })
	for i, r := range b.dirty {
		b.computations++
		r.dirty, r.computed = false, b.computations
		if o := b.sorted[r.key.class]; o != nil {
			o.relay(r)
		}
		b.forget(r, moves[i])
		if len(r.lines) == 0 && len(b.filedRows[r.key]) == 0 {
			delete(b.rows, r.key)
		}
	}
	b.dirty = b.dirty[:0]
}

// bench is where a row or a sum is computed: room for what is only gathered, so that the next one finds it again.
type bench struct {
	candidates, byStatus []candidate
	standings            []standing
	places               []int // of each status in standings, counted from 1; 0: it has none
	cells, touched, aged []*Cell
}

// inParallel does n things that have nothing to do with each other, each on a bench that nobody else uses meanwhile. It does not wait
// for another processor to wake up: it begins by itself.
func (b *Book) inParallel(n int, do func(on *bench, i int)) {
	var next atomic.Int64
	work := func(on *bench) {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(on, i)
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0)-1, n/worthOne) {
		others.Go(func() { work(&bench{}) })
	}
	work(&b.bench)
	others.Wait()
}

// move is what the computing of a row changed: cells that came or went, and whether the row or its figures did.
type move struct {
	cells  []*Cell
	itself bool
}

// forget drops what a row that moved has a part in.
func (b *Book) forget(r *row, m move) {
	for _, c := range m.cells {
		b.dropSums(c)
	}
	if slices.Contains(wholes[:], r.key.group) {
		b.dropOpenWholes(r.key.class)
	}
	if m.itself {
		b.sorted[r.key.class] = nil
		b.dropAllSums() // a country that comes or goes bears on every ceiling
	}
}

// compute makes the cells of a row. A cell in which nothing moved stays the very one it was, and with it the sums that it
// is part of. It writes to nothing but the row.
func (b *Book) compute(r *row, on *bench) (m move) {
	had, was := len(r.cells), slices.Clone(r.cells)
	shown := r.shows()
	r.cells, r.hidden = nil, nil
	for _, s := range r.standings(b, on) {
		c := take(&was, s.status)
		if c == nil || !c.still(s) {
			if c != nil {
				m.cells = append(m.cells, c)
			}
			c = b.cellOf(r, s)
			m.cells = append(m.cells, c)
		}
		if len(s.all) > 0 {
			r.cells = append(r.cells, c)
		} else {
			r.hidden = append(r.hidden, c)
		}
	}
	m.cells = append(m.cells, was...)
	r.gaps, r.stirred, r.relinked = r.unexplained(), r.stirred[:0], false
	m.itself = shown != r.shows() || (had == 0) != (len(r.cells) == 0)
	return m
}

// standing is what stands in one status of a row.
type standing struct {
	status   model.Status
	n        int // of all
	all      []candidate
	withheld []*Said
}

// standings gathers what stands in a row, by status. It lies on the bench: whoever keeps any of it takes a copy.
func (r *row) standings(b *Book, on *bench) []standing {
	on.clear()
	on.gather(r.candidates(b, on))
	for _, status := range b.filedRows[r.key] {
		on.at(status) // what was filed and has gone since leaves its cell, empty
	}
	slices.SortFunc(r.withheld, (*Said).order)
	for _, w := range r.withheld {
		if w.of.known {
			s := on.at(w.Status)
			s.withheld = append(s.withheld, w)
		}
	}
	slices.SortFunc(on.standings, func(s, t standing) int { return s.status.Compare(t.status) })
	return on.standings
}

// candidates are the figures of a row that compete, in the order of their voices.
func (r *row) candidates(b *Book, on *bench) []candidate {
	on.candidates = on.candidates[:0]
	for _, l := range r.lines {
		l.fold()
		competent := slices.Contains(r.competent, l.voice.Key)
		for _, f := range l.live {
			if f.side == competes {
				on.candidates = append(on.candidates, candidate{f, competent})
			}
		}
	}
	return on.candidates
}

// gather puts candidates where they stand, those of one status in the order in which they come.
func (on *bench) gather(all []candidate) {
	for _, c := range all {
		on.at(c.Status).n++
	}
	room := slices.Grow(on.byStatus[:0], len(all))
	on.byStatus = room
	for i := range on.standings {
		s := &on.standings[i]
		s.all, room = room[:0:s.n], room[s.n:s.n:cap(room)]
	}
	for _, c := range all {
		s := on.at(c.Status)
		s.all = append(s.all, c)
	}
}

// clear makes room for another row.
func (on *bench) clear() {
	for i := range on.standings {
		on.places[on.standings[i].status] = 0
	}
	on.standings = on.standings[:0]
}

// at finds or makes what stands in a status.
func (on *bench) at(status model.Status) *standing {
	if n := int(status) + 1 - len(on.places); n > 0 {
		on.places = append(on.places, make([]int, n)...)
	}
	place := &on.places[status]
	if *place == 0 {
		on.standings = append(on.standings, standing{status: status})
		*place = len(on.standings)
	}
	return &on.standings[*place-1]
}

// cellOf makes a cell from what stands in it.
func (b *Book) cellOf(r *row, s standing) *Cell {
	key := model.Cell{Group: r.key.group, Class: r.key.class, Status: s.status, Scope: r.key.scope}
	c := &Cell{Cell: key, book: b, row: r,
		Withheld: s.withheld, rulings: r.rulings, ruled: b.boundBy(key), of: slices.Clone(s.all)}
	if len(s.all) > 0 {
		b.decide(c, slices.Clone(s.all))
	}
	return c
}

// take takes the cell of a status out of a list, nil: it has none.
func take(cells *[]*Cell, status model.Status) *Cell {
	at := slices.IndexFunc(*cells, func(c *Cell) bool { return c.Status == status })
	if at < 0 {
		return nil
	}
	c := (*cells)[at]
	*cells = slices.Delete(*cells, at, at+1)
	return c
}

// still tells whether a cell would be made of just what it was made of.
func (c *Cell) still(s standing) bool {
	return c.rulings == c.row.rulings && c.ruled == c.book.boundBy(c.Cell) && slices.Equal(c.of, s.all) && slices.Equal(c.Withheld, s.withheld) &&
		(len(c.all) == 0 || c.stillOvertaken() && c.stillConfirmed())
}

// stillOvertaken tells whether the same figures overtake the desk's as did. They are its own voice's, the competent one's, or linked.
func (c *Cell) stillOvertaken() bool {
	desk := c.all[0].live
	stirs := func(v *Voice) bool { return v == desk.Voice() || slices.Contains(c.row.competent, v.Key) }
	return !desk.of.joined && !slices.ContainsFunc(c.row.stirred, stirs) || c.Overtaken.sameAs(c.book.overtaken(c.row, desk))
}

// stillConfirmed tells whether the same figures bear the desk's out as did. It hangs on the claims that theirs go back to, which
// may lie in other rows; without a link every claim is the first to say it.
func (c *Cell) stillConfirmed() bool {
	moved := func(x candidate) bool {
		return x.of.linked && (c.row.relinked || slices.Contains(c.row.stirred, x.Voice()))
	}
	return !slices.ContainsFunc(c.all, moved) || slices.Equal(c.Confirmed, corroborated(c.all, c.book.root))
}

func (o *Overtaken) sameAs(p *Overtaken) bool {
	if o == nil || p == nil {
		return o == p
	}
	return o.How == p.How && slices.Equal(o.By, p.By)
}
