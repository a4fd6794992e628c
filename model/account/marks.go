package account

import "muster/model"

// marks are what an editor must know of a cell before he uses it, and how its figure came to be the desk's, as bits.
type marks uint16

const (
	inConflict marks = 1 << iota
	isOvertaken
	isStale
	isDoubtful
	hasLapsed
	isMoved
	// The others are told only where nothing else is: of a figure that stays.
	isCompetent
	isAlone
	isRuled
	isVaguer
)

func (m *marks) set(bit marks, is bool) {
	if is {
		*m |= bit
	}
}

// ground tells that a figure stays, and stands there on other ground: who says it, and what bears it out.
func (d *comparison) ground(cell model.Cell, was, now shownCell) {
	if was.count != now.count || now.count.IsZero() {
		return
	}
	c, changed := d.book.Cell(cell), was.marks^now.marks
	if was.marks&now.marks&inConflict != 0 && was.spread.Interval != now.spread.Interval {
		d.say(SpreadMoved, cell, "%s stays, in a spread of %s now, was %s", figureWords(now.count), IntervalPhrase(now.spread.Interval), IntervalPhrase(was.spread.Interval))
	}
	say := func(bit marks, came func() string, went string) {
		switch {
		case changed&bit == 0:
		case now.marks&bit != 0:
			d.say(GroundMoved, cell, "%s stays, %s", figureWords(now.count), came())
		default:
			d.say(GroundMoved, cell, "%s stays, %s", figureWords(now.count), went)
		}
	}
	say(isCompetent, func() string { return "now from the competent authority, " + withArticle(c.Desk().Source().Authority) }, "no longer from the competent authority")
	if changed&isCompetent == 0 {
		say(isAlone, func() string { return "from a single source now" }, "no longer from a single source")
	}
	if changed&hasLapsed == 0 {
		say(isRuled, func() string { return "by a ruling of the desk now" }, "by no ruling any more")
	}
	say(isVaguer, func() string { return "as the later \"" + figureWords(c.Vaguer().Count) + "\" only says less" }, "and nothing vaguer came later any more")
}
