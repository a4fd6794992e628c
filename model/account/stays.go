package account

import (
	"fmt"
	"slices"

	"muster/model"
)

// Stays tells of the figures that edits log with new claims, and that move nothing in their cells: what the desk goes on showing there,
// and why. Told are the consequences of those edits: what they tell of a cell is not told again.
func (b *Book) Stays(edits []model.Edit, told []Consequence) (all []Consequence) {
	var fresh []string
	for i := range edits {
		e := &edits[i]
		if e.Kind == model.KindClaim && e.After != nil && e.Situation == b.story.ID && b.story.Claim(e.ID) == nil {
			fresh = append(fresh, e.ID)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	w := b.suppose(edits)
	b.refresh()
	for _, id := range fresh {
		for _, s := range b.SaidIn(id) {
			if why := b.staysFor(s); why != "" && !tells(told, s.Cell()) {
				all = append(all, Consequence{Effect: FigureStays, Cell: s.Cell(), Says: b.Called(s.Cell()) + ": " + why})
			}
		}
	}
	w.takeBack()
	return all
}

// tells whether consequences say already what a cell shows.
func tells(told []Consequence, cell model.Cell) bool {
	return slices.ContainsFunc(told, func(c Consequence) bool {
		return c.Cell == cell && (c.Effect == FigureMoved || c.Effect == SpreadMoved || c.Effect == GroundMoved)
	})
}

// staysFor says what a cell shows with a figure in it that moved nothing, and why: "3 stays, as Reuters said it later"; empty: the
// figure counts nowhere.
func (b *Book) staysFor(s *Said) string {
	cell, shows, why := b.cell(s.Cell()), "no figure, ", ""
	if cell != nil && cell.Desk() != nil {
		shows = figureWords(cell.Desk().Count) + " stays, "
	}
	switch b.RoleOf(s) {
	case RoleDesk:
		why = "by this claim now"
	case RoleStanding:
		why = cell.before(s)
	case RoleNewerWord:
		why = b.newerThan(s)
	case RoleVaguer:
		why = "as this only says less than the same voice before"
	case RoleRepeat:
		why = "as this repeats another or is a part of it"
	default:
		return ""
	}
	return shows + why
}

// before says why the desk goes by another figure than by one that stands beside it.
func (c *Cell) before(s *Said) string {
	desk, by := c.Desk(), Only
	who := withArticle(desk.Source().Authority)
	for i := range c.all {
		if c.all[i].Said == s {
			_, by = compare(c.all[0], c.all[i])
		}
	}
	switch {
	case c.Ruling != nil:
		return "by a ruling of the desk"
	case s.doubtful:
		return "as this is graded " + s.Claim().Credibility.String()
	case by == ByCompetence:
		return "as " + who + " is competent here"
	case by == ByLetter:
		return "as " + who + " is the better source, graded " + desk.Source().Reliability.String()
	}
	return fmt.Sprintf("as %s said it later (%s)%s", who, desk.When(c.book.zone), ofDayBefore(s, desk))
}

// newerThan says what the voice of a figure has said since.
func (b *Book) newerThan(s *Said) string {
	var newer *Said
	if r := b.rows[keyOf(s)]; r != nil {
		at, _ := r.find(s.Voice())
		for _, f := range r.lines[at].live {
			if f.after(s) && (f.Status == s.Status || newer == nil && f.Status.Open()) {
				newer = f.Said
			}
		}
	}
	if newer == nil {
		return "as the same voice has said something newer"
	}
	return fmt.Sprintf("as %s has said %s since (%s)%s", withArticle(s.Source().Authority), newer.Phrase(), newer.When(b.zone), ofDayBefore(s, newer))
}

// ofDayBefore says that a day counts from its beginning, where that puts a figure before another one of the same day.
func ofDayBefore(s, other *Said) string {
	if s.ofDay && other.of.begin < s.of.end() {
		return ": a day without an hour counts from its beginning"
	}
	return ""
}
