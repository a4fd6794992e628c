package account

import (
	"cmp"
	"slices"
	"strings"

	"muster/model"
)

// order is the rows of a class as they are shown, with those picked out that rules go through again and again.
type order struct {
	rows      []*row
	groups    []groupRows
	all       *groupRows // the one of ALL, nil: there is none
	duals     bool       // some of the groups are of two countries
	countries []*row     // those that are summed
	foreign   []*row     // of these, without the host's own
	hosts     []*row     // the host's own, its duals among them
	parts     []string   // countries of which only parts of the incident are known
	checks    []*row     // the other bases, the whole incident only: cross-checks, and floors under ALL
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
	o.group()
	whole := ""
	for _, r := range o.rows {
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

// group gathers the rows by their groups.
func (o *order) group() {
	for _, r := range o.rows {
		n := len(o.groups)
		if n == 0 || o.groups[n-1].group != r.key.group {
			o.groups = append(o.groups, groupRows{group: r.key.group})
			n++
		}
		o.groups[n-1].rows = append(o.groups[n-1].rows, r)
	}
	for i := range o.groups {
		g := &o.groups[i]
		for _, r := range g.rows {
			r.in = g
		}
		if o.duals = o.duals || model.IsDual(g.group); g.group == model.All {
			o.all = g
		}
	}
}

// relay has a group laid out anew, one of whose rows was computed again. So is ALL: what overtakes it may be any of them.
func (o *order) relay(r *row) {
	for _, g := range []*groupRows{r.in, o.all} {
		if g != nil {
			g.made = [2]madeRow{}
		}
	}
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
