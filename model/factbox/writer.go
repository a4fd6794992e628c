package factbox

import (
	"cmp"
	"slices"

	"muster/model"
	"muster/model/account"
)

// writer makes the sections of one factbox.
type writer struct {
	Options
	book     *account.Book
	words    account.Words
	hushed   []string
	surnames map[string]bool
	figures  []model.FiledFigure
	used     map[model.Cell]bool
}

// sections are all of them in order, empty ones too.
func (w *writer) sections() []Section {
	rows := w.book.Table(model.Affected, false).Rows
	whole := func(c *account.Cell) bool { return c.Scope == "" }
	all := []Section{
		{"CLAIMED AS A WHOLE", w.rows(newestFirst(w.cells(rows, model.Whole, whole)))},
		{"BY COUNTRY", w.rows(byNumber(w.countries(rows)))},
		{"NO NATIONALITY GIVEN", append(w.rows(w.unnamed(rows)), w.remainders(model.Affected)...)},
		{"DOES NOT ADD UP", w.alarms(model.Affected)},
		{"OTHER GROUPS, IN NO SUM", w.rows(w.groups(rows))},
		{"PARTS OF THE INCIDENT, IN NO SUM", w.rows(w.parts(rows))},
	}
	for _, class := range model.Classes()[1:] {
		all = append(all, Section{classTitle(class), w.class(class)})
	}
	return all
}

func classTitle(c model.Class) string {
	switch c {
	case model.Attacker:
		return "ATTACKERS, COUNTED APART"
	case model.Security:
		return "SECURITY FORCES, COUNTED APART"
	}
	return "RESPONDERS, COUNTED APART"
}

// group is the cells of one row that go into one place.
type group struct {
	name  string
	cells []*account.Cell
}

// pick makes groups of the rows, with those of their cells that hold a figure and pass.
func pick(rows []*account.Row, of func(*account.Row) bool, pass func(*account.Cell) bool) (all []group) {
	for _, r := range rows {
		g := group{name: r.Name}
		for _, c := range r.Cells {
			if of(r) && c.Desk() != nil && pass(c) {
				g.cells = append(g.cells, c)
			}
		}
		if len(g.cells) > 0 {
			slices.SortStableFunc(g.cells, func(c, d *account.Cell) int {
				return cmp.Compare(account.Gravity(c.Status), account.Gravity(d.Status))
			})
			all = append(all, g)
		}
	}
	return all
}

func (w *writer) cells(rows []*account.Row, basis model.Basis, pass func(*account.Cell) bool) []group {
	return pick(rows, func(r *account.Row) bool { return r.Basis == basis }, pass)
}

func entire(c *account.Cell) bool { return c.Scope == "" }

func (w *writer) countries(rows []*account.Row) []group {
	return pick(rows, func(r *account.Row) bool { return r.Basis == model.Nationality && r.Group != model.Unnamed }, entire)
}

func (w *writer) unnamed(rows []*account.Row) []group {
	return pick(rows, func(r *account.Row) bool { return r.Group == model.Unnamed }, entire)
}

func (w *writer) groups(rows []*account.Row) []group {
	return pick(rows, func(r *account.Row) bool { return r.Basis > model.Whole }, entire)
}

func (w *writer) parts(rows []*account.Row) []group {
	return pick(rows, func(*account.Row) bool { return true }, func(c *account.Cell) bool { return c.Scope != "" })
}

// class is everything about one of the classes that are never added to the people affected.
func (w *writer) class(class model.Class) []Line {
	rows := w.book.Table(class, false).Rows
	lines := w.rows(pick(rows, func(*account.Row) bool { return true }, entire))
	lines = append(lines, w.remainders(class)...)
	lines = append(lines, w.alarms(class)...)
	return append(lines, w.rows(w.parts(rows))...)
}

// newestFirst puts the wholes that were claimed last in front.
func newestFirst(groups []group) []group {
	latest := func(g group) (at int64) {
		for _, c := range g.cells {
			at = max(at, c.Desk().Begin().Unix())
		}
		return at
	}
	slices.SortStableFunc(groups, func(g, h group) int { return cmp.Compare(latest(h), latest(g)) })
	return groups
}

// byNumber puts the countries in the order of their dead, then of those who may be dead or are not found, then of the others.
func byNumber(groups []group) []group {
	slices.SortStableFunc(groups, func(g, h group) int {
		for _, of := range []func(model.Status) bool{
			func(s model.Status) bool { return s == model.Dead },
			func(s model.Status) bool { return s.Open() || s == model.Held },
			func(model.Status) bool { return true },
		} {
			if c := cmp.Compare(h.most(of), g.most(of)); c != 0 {
				return c
			}
		}
		return 0
	})
	return groups
}

// most is the greatest floor among the cells of some statuses. They are not added: they may count the same people.
func (g group) most(of func(model.Status) bool) (n int) {
	for _, c := range g.cells {
		if of(c.Status) {
			n = max(n, c.Desk().Count.Min())
		}
	}
	return n
}
