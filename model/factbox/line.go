package factbox

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// rows writes groups: the figures of one claim in one line, as long as there is nothing to be said against any of them.
func (w *writer) rows(groups []group) (lines []Line) {
	for _, g := range groups {
		for len(g.cells) > 0 {
			together := w.together(g.cells)
			lines = append(lines, w.line(g.name, together))
			g.cells = slices.DeleteFunc(g.cells, func(c *account.Cell) bool { return slices.Contains(together, c) })
		}
	}
	return lines
}

// together picks the first cell, and with it those that rest on the same claim, where nothing is against any of them.
func (w *writer) together(cells []*account.Cell) []*account.Cell {
	first := cells[0]
	if w.doubted(first) {
		return cells[:1:1]
	}
	var all []*account.Cell
	for _, c := range cells {
		if c.Scope == first.Scope && c.Desk().Claim() == first.Desk().Claim() && !w.doubted(c) {
			all = append(all, c)
		}
	}
	return all
}

// doubted tells whether a figure needs a line of its own, to say what is against it.
func (w *writer) doubted(c *account.Cell) bool {
	return c.Spread.Conflict || len(w.against(c.Desk())) > 0
}

// line writes figures that go together, and notes that they were used.
func (w *writer) line(name string, cells []*account.Cell) Line {
	var l Line
	var words []string
	for _, c := range cells {
		w.use(c)
		l.Cells = append(l.Cells, c.Cell)
		words = append(words, figure(c.Desk()))
	}
	head, desk := text.Line(name)+w.scope(cells[0].Scope)+": ", cells[0].Desk()
	l.head = head
	if cells[0].Spread.Conflict {
		l.Alarm, l.against = true, true
		l.Text = head + w.conflict(cells[0])
		return l
	}
	against := w.against(desk)
	l.Alarm, l.against = w.book.Overtaking(desk) != nil, len(against) > 0
	l.Text = head + strings.Join(words, ", ") + " (" + w.attribution(desk) + ")" + w.named(desk) + strings.Join(prefixed("; ", against), "")
	return l
}

func prefixed(prefix string, words []string) (all []string) {
	for _, s := range words {
		all = append(all, prefix+s)
	}
	return all
}

// use notes a figure for the filing.
func (w *writer) use(c *account.Cell) {
	if w.used[c.Cell] {
		return
	}
	w.used[c.Cell] = true
	w.figures = append(w.figures, model.FiledFigure{Group: c.Group, Class: c.Class, Status: c.Status, Scope: c.Scope,
		Count: c.Desk().Count, Claim: c.Desk().Claim().ID})
}

// figure is a count with its status: "at least 23 dead", "5 missing or feared dead", "none known unaccounted for".
func figure(s *account.Said) string { return s.Count.Phrase() + " " + status(s.Status) }

// status is a status as copy says it.
func status(s model.Status) string {
	words := account.StatusPhrase(s)
	if head, ok := strings.CutSuffix(words, " or dead"); ok {
		return head + " or feared dead"
	}
	return strings.Replace(words, " or dead or ", " or feared dead or ", 1)
}

// against is what must be said with a figure wherever it is printed.
func (w *writer) against(s *account.Said) (all []string) {
	if by := w.words.Overtaken(s); by != "" {
		all = append(all, "overtaken: "+w.hush(by))
	}
	if why := w.words.Stale(s); why != "" {
		all = append(all, "stale: "+w.hush(why))
	}
	if s.Claim().Credibility.Doubtful() {
		all = append(all, "doubtful")
	}
	return all
}

// conflict writes figures that cannot both be true as a range, with the speakers of both ends; of the desk's own, too, where it
// is neither, and of the greatest number, where the upper end is open: "dozens" would hide 40.
func (w *writer) conflict(c *account.Cell) string {
	says := "sources differ on the " + status(c.Status) + ": "
	if i := account.IntervalPhrase(c.Spread.Interval); i != "any number" {
		says = i + " " + status(c.Status) + ", sources differ: "
	}
	var told []string
	for _, s := range ends(c) {
		end := s.Count.Phrase() + " (" + w.attribution(s) + ")" + w.named(s)
		told = append(told, end+strings.Join(prefixed(", ", w.against(s)), ""))
	}
	return says + strings.Join(told, "; ")
}

// ends is the desk's figure, and the lowest and the highest that stand, and the one that says most at least, each once.
func ends(c *account.Cell) []*account.Said {
	all := []*account.Said{c.Desk()}
	for _, r := range c.Rivals {
		if !r.Claim().Credibility.Doubtful() {
			all = append(all, r)
		}
	}
	sure := slices.DeleteFunc(slices.Clone(all), func(s *account.Said) bool { return s.Claim().Credibility.Doubtful() })
	low := slices.MinFunc(sure, func(s, t *account.Said) int {
		return cmp.Or(cmp.Compare(s.Count.Min(), t.Count.Min()), cmp.Compare(s.Count.Max(), t.Count.Max()))
	})
	high := slices.MaxFunc(sure, func(s, t *account.Said) int {
		return cmp.Or(cmp.Compare(s.Count.Max(), t.Count.Max()), cmp.Compare(s.Count.Min(), t.Count.Min()))
	})
	most := slices.MaxFunc(sure, func(s, t *account.Said) int { return cmp.Compare(s.Count.Min(), t.Count.Min()) })
	picked := []*account.Said{c.Desk()}
	for _, s := range []*account.Said{low, high, most} {
		if !slices.Contains(picked, s) {
			picked = append(picked, s)
		}
	}
	return picked
}

func (w *writer) scope(scope string) string {
	switch {
	case scope == "":
		return ""
	case w.hush(scope) != text.Line(scope) || w.surnamed(scope):
		return " (a part of the incident)"
	}
	return fmt.Sprintf(" (%s)", text.Line(scope))
}
