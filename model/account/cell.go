package account

import (
	"muster/model"
	"muster/model/count"
)

// Cell is a cell of the accounting: what the desk shows in it, why, and what stands against it.
type Cell struct {
	model.Cell
	// desk and Overtaken stand first, as the sums go through them.
	desk deskFigure
	// Overtaken is what has overtaken the desk's figure; nil: nothing.
	Overtaken *Overtaken
	// Choice is the rule that chose the desk's figure.
	Choice Choice
	Spread Spread
	// Rivals are the other standing figures, newest first, the doubtful ones among them.
	Rivals []*Said
	// Confirmed are the rivals of other authorities that meet the desk's figure.
	Confirmed []*Said
	// Ruling is the ruling that chose the figure, Lapsed the one that would, had its claim not fallen; nil: none.
	Ruling, Lapsed *model.Entry
	// Withheld are the figures that the desk keeps back. They count nowhere.
	Withheld []*Said

	all     []candidate // the desk's figure first, the others newest first
	of      []candidate // the same in the order of their voices: what the cell was made of
	book    *Book
	row     *row
	rulings int    // how often a ruling had come or gone that concerns its row
	ruled   *Voice // the voice that its own ruling bound

	overs   []*Overtaken // by place in all, of the computation oversOf of the row
	oversOf uint64
}

// deskFigure is of the desk's figure what the sums go through again and again: they should not have to look for it in a claim.
type deskFigure struct {
	count.Interval
	about bool
	of    *utterance
	end   int64 // second before which it was certainly said
	ages  int64 // second from which its age is counted
}

// overtakenAt is rule 8 for one of the figures that stand in a cell, looked for once a computation of its row.
func (c *Cell) overtakenAt(i int) *Overtaken {
	if c.overs == nil || c.oversOf != c.row.computed {
		c.overs, c.oversOf = make([]*Overtaken, len(c.all)), c.row.computed
		for j := range c.all {
			c.overs[j] = c.book.overtaken(c.row, c.all[j].live)
		}
	}
	return c.overs[i]
}

// Desk is the desk's figure; nil where only withheld figures stand.
func (c *Cell) Desk() *Said {
	if len(c.all) == 0 {
		return nil
	}
	return c.all[0].Said
}

// Competent tells whether the desk's figure is the competent authority's.
func (c *Cell) Competent() bool { return len(c.all) > 0 && c.all[0].competent }

// Vaguer is a later figure of the same voice that only says less; nil: none.
func (c *Cell) Vaguer() *Said {
	if len(c.all) == 0 {
		return nil
	}
	return c.all[0].vaguer
}

// decide fills a cell from the figures that count in it.
func (b *Book) decide(c *Cell, all []candidate) {
	c.Choice = choose(all)
	b.applyRulings(c, all)
	newestFirst(all[1:])
	c.all, c.Spread, c.Confirmed = all, spread(all), corroborated(all, b.root)
	for _, r := range all[1:] {
		c.Rivals = append(c.Rivals, r.Said)
	}
	c.Overtaken = b.overtaken(c.row, all[0].live)
	desk := all[0].Said
	c.desk = deskFigure{desk.Interval(), desk.Count.About(), desk.of, desk.of.end(), desk.agesFrom()}
}

// Flag is a mark on a cell; the words are those of DESIGN §6.
type Flag string

// The flags, in the order in which they are shown.
const (
	FlagConflict     Flag = "conflict"
	FlagSingleSource Flag = "single-source"
	FlagStale        Flag = "stale"
	FlagOvertaken    Flag = "overtaken"
	FlagVaguer       Flag = "vaguer"
	FlagDoubtful     Flag = "doubtful"
	FlagRuled        Flag = "ruled"
	FlagRulingLapsed Flag = "ruling-lapsed"
	FlagUnchecked    Flag = "unchecked"
	FlagWithheld     Flag = "withheld"
	FlagMoved        Flag = "moved"
)

// Flags lists every flag in the order in which they are shown.
func Flags() []Flag {
	return []Flag{FlagConflict, FlagSingleSource, FlagStale, FlagOvertaken, FlagVaguer, FlagDoubtful, FlagRuled,
		FlagRulingLapsed, FlagUnchecked, FlagWithheld, FlagMoved}
}

// Flags are the marks on the cell. The withheld mark is set only where withheld figures may be seen.
func (c *Cell) Flags(withWithheld bool) []Flag {
	flags := make([]Flag, 0, 4) // few cells have more
	set := func(f Flag, is bool) {
		if is {
			flags = append(flags, f)
		}
	}
	if desk := c.Desk(); desk != nil {
		set(FlagConflict, c.Spread.Conflict)
		set(FlagSingleSource, len(c.Confirmed) == 0)
		set(FlagStale, c.Stale() != nil)
		set(FlagOvertaken, c.OvertakenBy() != nil)
		set(FlagVaguer, c.Vaguer() != nil)
		set(FlagDoubtful, desk.Claim().Credibility.Doubtful())
		set(FlagRuled, c.Ruling != nil)
		set(FlagRulingLapsed, c.Lapsed != nil)
		set(FlagUnchecked, desk.Claim().Credibility.Unchecked())
	}
	set(FlagWithheld, withWithheld && len(c.Withheld) > 0)
	_, moved := c.Moved()
	set(FlagMoved, moved)
	return flags
}
