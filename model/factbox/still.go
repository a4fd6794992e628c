package factbox

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// filed is what the last filing put out, and what has moved since.
type filed struct {
	*writer
	last  *model.Filing
	at    uint64 // its place in the log
	lines map[string]bool
	moves []account.Move
}

// stillAsFiled tells of a line whether nothing in it moved since the last filing; nothing was filed: no line is so.
func stillAsFiled(w *writer, since []account.Move) func(Line) bool {
	last := w.book.LastFiling()
	if last == nil {
		return func(Line) bool { return false }
	}
	f := filed{w, last, 0, bullets(last.Text), since}
	if e := w.book.Story().Entry(model.Ref{Kind: model.KindFiling, ID: last.ID}); e != nil {
		f.at = e.First.Seq
	}
	return f.still
}

func (f *filed) still(l Line) bool {
	if l.sum == nil {
		return !slices.ContainsFunc(f.moves, func(m account.Move) bool { return slices.Contains(l.Cells, m.Cell) })
	}
	return f.lines[l.Text] || f.lines[text.ASCII(l.Text)] || !f.touched(l.sum)
}

// touched tells whether anything that a sum is drawn from was logged since the filing, or has moved. What was filed in other words
// than the factbox's shows by this alone that it stands, so that a doubt makes it moved.
func (f *filed) touched(r *account.Reconciliation) bool {
	on := []*account.Said{r.Whole}
	for _, cells := range [][]*account.Cell{r.Countries.Cells, r.Countries.Touched, r.Countries.Parts} {
		for _, c := range cells {
			on = append(on, c.Desk())
		}
	}
	if r.Unnamed != nil {
		on = append(on, r.Unnamed)
	}
	if r.Overtaken != nil {
		on = append(on, r.Overtaken.By...)
	}
	newer := func(s *account.Said) bool { return f.newer(model.KindClaim, s.Claim().ID) }
	return f.newer(model.KindSituation, f.book.Story().ID) || f.aged(r) || f.otherWhole(r) || slices.ContainsFunc(on, newer) ||
		slices.ContainsFunc(f.moves, func(m account.Move) bool { return f.bears(m.Cell, r) })
}

// newer tells whether a record was changed after the filing.
func (f *filed) newer(kind model.Kind, id string) bool {
	e := f.book.Story().Entry(model.Ref{Kind: kind, ID: id})
	return e != nil && e.Last.Seq > f.at
}

// aged tells whether figures of the sum may have grown stale since: by a turn of the story that was logged, or with the newest claim.
func (f *filed) aged(r *account.Reconciliation) bool {
	if r.Stale == nil && len(r.Countries.Aged) == 0 {
		return false
	}
	story := f.book.Story()
	return story.Situation().StaleAfter.Duration() > 0 ||
		slices.ContainsFunc(story.Entries(model.KindEvent), func(e *model.Entry) bool { return e.Last.Seq > f.at })
}

// otherWhole tells whether the desk went by another claim for the whole when it filed.
func (f *filed) otherWhole(r *account.Reconciliation) bool {
	whole := r.Whole.Cell()
	at := slices.IndexFunc(f.last.Figures, func(g model.FiledFigure) bool { return g.Cell() == whole })
	return f.goesBy(r) && (at < 0 || f.last.Figures[at].Claim != r.Whole.Claim().ID)
}

// bears tells whether a cell is one that the sum is made of or held against.
func (f *filed) bears(c model.Cell, r *account.Reconciliation) bool {
	basis := f.book.Story().BasisOf(c.Group)
	return c.Class == r.Class && c.Scope == "" && c.Status.Touches(r.Status) && (basis == model.Nationality || basis == model.Whole)
}

// bullets are the lines of a text as a factbox lays them out, each in one piece.
func bullets(filed string) map[string]bool {
	var all []string
	open := false
	for line := range strings.SplitSeq(filed, "\n") {
		line = strings.TrimRight(line, " \r")
		if head, begins := strings.CutPrefix(line, "- "); begins {
			all, open = append(all, head), true
		} else if more, goesOn := strings.CutPrefix(line, "  "); open && goesOn {
			all[len(all)-1] += " " + more
		} else {
			open = false
		}
	}
	put := map[string]bool{}
	for _, line := range all {
		put[line] = true
	}
	return put
}
