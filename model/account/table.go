package account

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"muster/model"
)

// Table is the accounting of one class.
type Table struct {
	Book           *Book
	Class          model.Class
	Rows           []*Row
	Reconciliation []*Reconciliation
}

// Row is what is known of one group: all its cells, whatever their scope.
type Row struct {
	Group string
	Name  string
	Basis model.Basis
	// Cells are in the order of their statuses, the whole incident before its parts.
	Cells       []*Cell
	Unexplained []Unexplained
	// Duals is how many people of dual nationality stand in rows of their own and are this country's nationals, too.
	Duals []*Row

	// laid is the row as it was laid out, in this table or an earlier one, and age what its marks hang on besides: of said, which
	// is when its figures were said, in order, the first old are stale by their age, and stay so through ages.
	laid *Row
	age  aging
	said []int64
	old  int
	ages ages
}

// Same tells whether a row shows just what it showed in an earlier table of the book, in figures, marks and names.
func (r *Row) Same(earlier *Row) bool {
	return r == earlier || earlier != nil && r.laid == earlier.laid && r.age == earlier.age && r.old == earlier.old && len(r.Duals) == len(earlier.Duals)
}

// Table lays out the accounting of a class: nationalities by name, XX, the wholes, then residence, employer and site.
// With withheld, cells in which only withheld figures stand are shown as well; they have no desk's figure.
func (b *Book) Table(class model.Class, withWithheld bool) *Table {
	o, age := b.order(class), b.aging()
	t := &Table{Book: b, Class: class, Rows: make([]*Row, 0, len(o.groups))}
	for i := range o.groups {
		if row := o.groups[i].row(b, age, withWithheld); len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	t.noteDuals()
	t.Reconciliation = b.reconcile(class)
	return t
}

// groupRows are the rows of one group: the whole incident and its parts.
type groupRows struct {
	group string
	rows  []*row
	// made is the group's row in the last table, without the withheld and with them, and of how fresh a state of its rows. Whoever
	// is given it does not write to it.
	made [2]*Row
	of   uint64
}

// row lays out a group, anew only where one of its rows was computed again since or its figures have aged.
func (g *groupRows) row(b *Book, age aging, withWithheld bool) *Row {
	if fresh := g.computed(b); g.of != fresh {
		g.made, g.of = [2]*Row{}, fresh
	}
	made := &g.made[0]
	if withWithheld {
		made = &g.made[1]
	}
	if *made == nil {
		*made = g.layOut(b, withWithheld)
	}
	*made = (*made).aged(b, age)
	return *made
}

// computed is the latest computation that the group's row hangs on. That of ALL hangs on every row: what overtakes it is there.
func (g *groupRows) computed(b *Book) (last uint64) {
	if g.group == model.All {
		return b.computedLast[g.rows[0].key.class]
	}
	for _, r := range g.rows {
		last = max(last, r.computed)
	}
	return last
}

// aged is the row with its figures as old as they are now: itself where none has become stale or fresh since.
func (r *Row) aged(b *Book, age aging) *Row {
	newest := age.newest
	age.newest = 0
	if r.age == age && r.ages.hold(newest) {
		return r
	}
	now := *r
	now.age, now.old, now.ages = age, 0, anyAge
	if b.age > 0 {
		now.old = sort.Search(len(r.said), func(i int) bool { return !b.tooOld(r.said[i], newest) })
		for _, from := range r.said[max(0, now.old-1):min(now.old+1, len(r.said))] {
			now.ages = now.ages.and(b.agesOf(from))
		}
	}
	return &now
}

func (g *groupRows) layOut(b *Book, withWithheld bool) *Row {
	row := &Row{Group: g.group, Name: b.NameOf(g.group), Basis: b.basis(g.group)}
	cells := 0
	for _, r := range g.rows {
		cells += len(r.cells) + len(r.hidden)
	}
	row.Cells = make([]*Cell, 0, cells)
	for _, r := range g.rows {
		row.Cells = append(row.Cells, r.cells...)
		for _, c := range r.hidden {
			if _, fallen := c.Moved(); fallen || withWithheld && len(c.Withheld) > 0 {
				row.Cells = append(row.Cells, c)
			}
		}
		row.Unexplained = append(row.Unexplained, r.gaps...)
	}
	slices.SortStableFunc(row.Cells, func(c, d *Cell) int { return c.Status.Compare(d.Status) })
	row.said = make([]int64, 0, len(row.Cells))
	for _, c := range row.Cells {
		if c.Desk() != nil {
			row.said = append(row.said, c.Desk().agesFrom())
		}
	}
	slices.Sort(row.said)
	row.laid = row
	return row
}

// noteDuals tells both countries of each dual's row about it.
func (t *Table) noteDuals() {
	var of map[string][]*Row
	for _, dual := range t.Rows {
		if model.IsDual(dual.Group) {
			if of == nil {
				of = map[string][]*Row{}
			}
			for _, code := range model.Countries(dual.Group) {
				of[code] = append(of[code], dual)
			}
		}
	}
	if of == nil {
		return
	}
	for i, row := range t.Rows {
		if duals := of[row.Group]; duals != nil {
			with := *row
			with.Duals, t.Rows[i] = duals, &with
		}
	}
}

// Cell finds a cell with a desk's figure; nil: there is none.
func (b *Book) Cell(key model.Cell) *Cell {
	b.refresh()
	return b.cell(key)
}

// Classes lists the classes in which anything is counted.
func (b *Book) Classes() (all []model.Class) {
	for _, c := range model.Classes() {
		if slices.ContainsFunc(b.shown(c), func(r *row) bool { return len(r.cells) > 0 }) {
			all = append(all, c)
		}
	}
	return all
}

// basis is the basis a group's row stands under: those whose nationality was not given stand with the nationalities.
func (b *Book) basis(group string) model.Basis { return b.story.BasisOf(group) }

// order is the rows of a class as they are shown, with those picked out that rules go through again and again.
type order struct {
	rows      []*row
	groups    []groupRows
	countries []*row   // those that are summed
	foreign   []*row   // of these, without the host's own
	hosts     []*row   // the host's own, its duals among them
	parts     []string // countries of which only parts of the incident are known
	checks    []*row   // the other bases, the whole incident only: cross-checks, and floors under ALL
}

// shown lists the rows of a class as they are shown, each group's parts after its whole.
func (b *Book) shown(class model.Class) []*row { return b.order(class).rows }

func (b *Book) order(class model.Class) *order {
	b.refresh()
	if b.sorted[class] == nil {
		b.sorted[class] = b.newOrder(class)
	}
	return b.sorted[class]
}

func (b *Book) newOrder(class model.Class) *order {
	o, places := &order{}, map[string]place{}
	for _, r := range b.rows {
		if r.key.class == class && r.shows() {
			o.rows = append(o.rows, r)
			places[r.key.group] = b.placeOf(r.key.group)
		}
	}
	slices.SortFunc(o.rows, func(x, y *row) int {
		return cmp.Or(places[x.key.group].compare(places[y.key.group]), strings.Compare(x.key.group, y.key.group), strings.Compare(x.key.scope, y.key.scope))
	})
	whole := ""
	for _, r := range o.rows {
		if n := len(o.groups); n == 0 || o.groups[n-1].group != r.key.group {
			o.groups = append(o.groups, groupRows{group: r.key.group})
		}
		g := &o.groups[len(o.groups)-1]
		g.rows = append(g.rows, r)
		switch {
		case b.summed(r):
			o.countries = append(o.countries, r)
			if b.hosts(r.key.group) {
				o.hosts = append(o.hosts, r)
			} else {
				o.foreign = append(o.foreign, r)
			}
			if len(r.cells) > 0 {
				whole = r.key.group
			}
		case r.key.scope != "" && r.key.group != whole && len(r.cells) > 0 && b.summed(&row{key: rowKey{group: r.key.group}}):
			o.parts = append(o.parts, r.key.group)
		case r.key.scope == "" && b.basis(r.key.group) > model.Whole:
			o.checks = append(o.checks, r)
		}
	}
	return o
}

// place is where a group's row stands.
type place struct {
	rank int
	name string
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.rank, q.rank), strings.Compare(p.name, q.name))
}

func (b *Book) placeOf(group string) place {
	p := place{rank: 2 * int(b.basis(group)), name: model.FoldName(b.NameOf(group))}
	switch group {
	case model.Unnamed:
		p.rank++ // after the countries
	case model.All:
		p.name = "" // before FOREIGN
	}
	return p
}

// unexplained lists what the voices of a row leave unexplained, by name. What a voice left that has said nothing since is among the
// gaps already.
func (r *row) unexplained() (all []Unexplained) {
	was := r.gaps
	for _, l := range r.lines {
		if l.fold(); l.left == nobodyLeft {
			continue
		}
		if at := slices.IndexFunc(was, func(u Unexplained) bool { return u.line == l }); at >= 0 && l.left == someLeft {
			all, was = append(all, was[at]), was[at+1:]
			continue
		}
		l.left = nobodyLeft
		if u, open := l.unexplained(r.key); open {
			l.left, all = someLeft, append(all, u)
		}
	}
	return all
}
