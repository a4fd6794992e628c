package account

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"muster/model"
	"muster/model/count"
	"muster/model/text"
)

// Effect says what sort of consequence it is.
type Effect uint8

// The effects, the most important first.
const (
	AlarmOpened    Effect = iota + 1 // the countries do not fit a claimed whole any more, or a whole is overtaken
	ConflictOpened                   // two figures of a cell do not meet
	RulingLapsed                     // the claim that the desk had ruled for does not stand any more
	FigureMoved                      // the desk's figure is another, or there was none, or there is none any more
	FiledMoved                       // the figure is not the one that was filed any more
	OvertakenOpened
	DoubtOpened // only a figure graded 4 or 5 is left
	GapOpened   // people whom a voice does not account for any more
	AlarmClosed
	ConflictClosed
	RulingHolds
	OvertakenClosed
	DoubtClosed
	FiledAgain
	GapClosed
	StaleOpened
	StaleClosed
	SpreadMoved // the figure is as it was, and so is its conflict; what its voices span is not
	GroundMoved // the figure is as it was; who says it or what bears it out is not
	FigureStays // a new claim moves nothing in a cell
)

var effectWords = [...]string{"", "alarm-opened", "conflict-opened", "ruling-lapsed", "figure-moved", "filed-moved", "overtaken-opened",
	"doubt-opened", "gap-opened", "alarm-closed", "conflict-closed", "ruling-holds", "overtaken-closed", "doubt-closed", "filed-again",
	"gap-closed", "stale-opened", "stale-closed", "spread-moved", "ground-moved", "figure-stays"}

func (e Effect) String() string { return effectWords[min(int(e), len(effectWords)-1)] }

// Warns tells whether an editor should look twice before he confirms.
func (e Effect) Warns() bool {
	return e == AlarmOpened || e == ConflictOpened || e == RulingLapsed || e == FiledMoved
}

// Consequence is one thing that edits would do to the accounting.
type Consequence struct {
	Effect Effect
	// Cell is what it is about; of an alarm the claimed whole; empty where it sums up several cells.
	Cell model.Cell
	// Was and Now are the desk's figure for FigureMoved; the zero count: none.
	Was, Now count.Count
	// Says is a short sentence without a full stop: "United Kingdom, dead: 1 → 3".
	Says string
}

// compare tells what differs between two pictures; the book is as in the second.
func (b *Book) compare(was, now *picture) []Consequence {
	d := comparison{book: b}
	for key, after := range now.rows {
		if before := was.rows[key]; before != after {
			d.row(key, before, after)
		}
	}
	for key, before := range was.rows {
		if now.rows[key] == nil {
			d.row(key, before, nil)
		}
	}
	for key, after := range now.wholes {
		d.wholes(was.wholes[key], after)
	}
	for key, before := range was.wholes {
		if now.wholes[key] == nil {
			d.wholes(before, nil)
		}
	}
	slices.SortFunc(d.all, compareConsequences)
	return d.sumUp()
}

// compareConsequences puts effects in their order; of one effect the dead first, then the countries in the order of their
// codes, the affected before the other classes, the whole incident before its parts.
func compareConsequences(a, b Consequence) int {
	return cmp.Or(cmp.Compare(a.Effect, b.Effect), cmp.Compare(a.Cell.Class, b.Cell.Class), strings.Compare(a.Cell.Scope, b.Cell.Scope),
		preferred(a.Cell.Status.Touches(model.Dead), b.Cell.Status.Touches(model.Dead)), a.Cell.Status.Compare(b.Cell.Status),
		strings.Compare(a.Cell.Group, b.Cell.Group), strings.Compare(a.Says, b.Says))
}

// comparison gathers what differs.
type comparison struct {
	book *Book
	all  []Consequence
}

func (d *comparison) say(e Effect, cell model.Cell, format string, args ...any) {
	d.all = append(d.all, Consequence{Effect: e, Cell: cell, Says: d.book.Called(cell) + ": " + fmt.Sprintf(format, args...)})
}

// Called is how the accounting names a cell: "United Kingdom, dead (crew, a part)".
func (b *Book) Called(cell model.Cell) string {
	return fmt.Sprintf("%s,%s %s%s", b.NameOf(cell.Group), classPhrase(cell.Class), StatusPhrase(cell.Status), partPhrase(cell.Scope))
}

// row compares what a row showed with what it shows; nil: it was not there, or is not there any more.
func (d *comparison) row(key rowKey, was, now *shownRow) {
	if was == nil {
		was = &shownRow{}
	}
	if now == nil {
		now = &shownRow{}
	}
	for _, after := range now.cells {
		d.cell(after.cell, was.cell(after.cell), after)
	}
	for _, before := range was.cells {
		if now.cell(before.cell).cell == (model.Cell{}) {
			d.cell(before.cell, before, shownCell{})
		}
	}
	d.gaps(key, was.gaps, now.gaps)
}

// cell finds what a row shows in a cell; nothing where it shows nothing.
func (r *shownRow) cell(cell model.Cell) shownCell {
	for _, c := range r.cells {
		if c.cell == cell {
			return c
		}
	}
	return shownCell{}
}

func (d *comparison) cell(cell model.Cell, was, now shownCell) {
	if was.count != now.count {
		d.say(FigureMoved, cell, "%s → %s", figureWords(was.count), figureWords(now.count))
		d.all[len(d.all)-1].Was, d.all[len(d.all)-1].Now = was.count, now.count
	}
	c := d.book.Cell(cell)
	for _, m := range []struct {
		bit           marks
		opens, closes Effect
		says          func() string
		over          string
	}{
		{inConflict, ConflictOpened, ConflictClosed, func() string { return "in conflict, " + c.sides() }, "no longer in conflict"},
		{hasLapsed, RulingLapsed, RulingHolds, func() string { return "the desk's ruling has lapsed: rule again" }, rulingNow(now)},
		{isMoved, FiledMoved, FiledAgain, func() string { return d.filed(cell) }, "as it was filed again"},
		{isOvertaken, OvertakenOpened, OvertakenClosed, func() string { return "overtaken: " + c.overtakenApart().says(d.book) }, "no longer overtaken"},
		{isDoubtful, DoubtOpened, DoubtClosed, func() string { return "doubtful, and nothing better stands" }, "no longer doubtful"},
		{isStale, StaleOpened, StaleClosed, func() string { return "stale: " + c.Stale().says(d.book.zone) }, "no longer stale"},
	} {
		switch before, after := was.marks&m.bit != 0, now.marks&m.bit != 0; {
		case after && !before:
			d.say(m.opens, cell, "%s", m.says())
		case before && !after && (!now.count.IsZero() || m.bit == isMoved || m.bit == hasLapsed):
			d.say(m.closes, cell, "%s", m.over)
		}
	}
	d.ground(cell, was, now)
}

// rulingNow tells what has come of a ruling that had lapsed.
func rulingNow(now shownCell) string {
	if now.marks&isRuled == 0 {
		return "no lapsed ruling any more"
	}
	return "a ruling holds again"
}

// filed tells how a cell stands to what was filed. The number of a figure that is withheld by now is not told.
func (d *comparison) filed(cell model.Cell) string {
	f := d.book.filed[cell]
	switch cause := d.book.causeOf(f); cause {
	case Withdrawal:
		return "withdrawn, and it was filed"
	case Update:
		return "filed as " + f.Count.String()
	default:
		return "filed as " + f.Count.String() + " (" + string(cause) + ")"
	}
}

func figureWords(c count.Count) string {
	if c.IsZero() {
		return "none"
	}
	return text.Line(c.Words())
}

// wholes compares the reconciliations of one status. Those that were kept are the very same.
func (d *comparison) wholes(was, now []*Reconciliation) {
	if len(was) == len(now) && len(was) > 0 && was[0] == now[0] {
		return
	}
	before := map[claimedWhole]*Reconciliation{}
	for _, r := range was {
		before[r.claimed()] = r
	}
	for _, r := range now {
		key := r.claimed()
		if !r.sameAlarm(before[key]) {
			d.whole(key.cell, r)
		}
		delete(before, key)
	}
	for key, r := range before {
		if r.Alarm() {
			d.say(AlarmClosed, key.cell, "no alarm any more: %s claims no whole there", withArticle(r.Whole.Source().Authority))
		}
	}
}

// whole tells of an alarm that came, went, or is another one now.
func (d *comparison) whole(cell model.Cell, r *Reconciliation) {
	whose := withArticle(r.Whole.Source().Authority) // several may claim the same whole
	if !r.Alarm() {
		d.say(AlarmClosed, cell, "no alarm any more over the %s claimed by %s", r.Whole.Count, whose)
		return
	}
	var why []string
	if r.Verdict != Consistent {
		why = append(why, fmt.Sprintf("%s by nationality, %s claims %s: %s", r.Countries.Phrase(), whose, r.Whole.Count, r.left()))
	}
	if r.Overtaken != nil {
		why = append(why, fmt.Sprintf("the %s claimed by %s is overtaken: %s", r.Whole.Count, whose, r.Overtaken.says(d.book)))
	}
	if r.disagrees() {
		why = append(why, fmt.Sprintf("%s counts %s without a nationality, which does not agree", whose, r.Unnamed.Count.Phrase()))
	}
	d.say(AlarmOpened, cell, "%s", strings.Join(why, "; "))
}

// gaps compares what the voices of a row leave unexplained.
func (d *comparison) gaps(key rowKey, was, now []Unexplained) {
	of := func(all []Unexplained, authority string) *Unexplained {
		for i := range all {
			if all[i].Authority == authority {
				return &all[i]
			}
		}
		return nil
	}
	for _, u := range now {
		if before := of(was, u.Authority); before == nil || before.Interval != u.Interval {
			d.gap(GapOpened, key, u.Authority, IntervalPhrase(u.Interval)+" unexplained")
		}
	}
	for _, u := range was {
		if of(now, u.Authority) == nil {
			d.gap(GapClosed, key, u.Authority, "nobody unexplained any more")
		}
	}
}

func (d *comparison) gap(e Effect, key rowKey, authority, says string) {
	d.all = append(d.all, Consequence{Effect: e, Cell: model.Cell{Group: key.group, Class: key.class, Scope: key.scope},
		Says: fmt.Sprintf("%s%s, %s: %s", d.book.NameOf(key.group), partPhrase(key.scope), withArticle(authority), says)})
}

// mostSpelled is from how many cells on that grow stale together they are only counted.
const mostSpelled = 3

// sumUp counts cells that grow stale together, or fresh again, or stay on other ground: a turn of the story, or another name of an
// authority, does that to dozens at once.
func (d *comparison) sumUp() []Consequence {
	counts := map[Effect]int{}
	for _, c := range d.all {
		counts[c.Effect]++
	}
	words := map[Effect]string{StaleOpened: "%d figures are stale then", StaleClosed: "%d figures are stale no longer",
		GroundMoved: "%d figures stay, by another voice, or borne out by others than before"}
	maps.DeleteFunc(words, func(e Effect, _ string) bool { return counts[e] <= mostSpelled })
	kept := slices.DeleteFunc(d.all, func(c Consequence) bool { return words[c.Effect] != "" })
	for _, e := range slices.Sorted(maps.Keys(words)) {
		kept = append(kept, Consequence{Effect: e, Says: fmt.Sprintf(words[e], counts[e])})
	}
	return kept
}
