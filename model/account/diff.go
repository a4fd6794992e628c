package account

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"muster/model"
)

// MoveKind says what sort of thing moved.
type MoveKind string

// The kinds.
const (
	MovedFigure MoveKind = "figure" // the desk's figure of a cell
	MovedAlarm  MoveKind = "alarm"  // how the countries stand to a claimed whole
	MovedMark   MoveKind = "mark"   // a figure came into conflict, was overtaken, grew stale, lost its ruling; or not any more
)

// Move is one thing that moved between two cuts, or since the last filing.
type Move struct {
	Kind MoveKind
	// Cell is what moved; of an alarm, the whole that was claimed.
	Cell model.Cell
	// Was and Now are the desk's figure in words; empty: there is none. Both are empty where the kind is not figure.
	Was, Now string
	// Claim is the claim that the figure rests on now; empty: none.
	Claim string
	// Cause is set only since a filing.
	Cause Cause
	// Alarm: an editor must look at it before anything is put out.
	Alarm bool
	// Says is the whole of it in one sentence: "Japan, dead: 7, was none; Japanese government, 21 Jan."
	Says string
	// Along is the same in the order of the cuts, for who stands at the first of them: "Japan, dead: no figure -> 7; Japanese
	// government, 21 Jan." It is empty where Says has no order.
	Along string

	tier int // what concerns the desk most comes first
	size int // by how many people it moved
	name string
	rank int // of the group's basis
}

// Tiers, in the order in which moves are told.
const (
	alarmsCame = iota
	marksCame
	figures
	agedCame
	marksWent
	alarmsWent
	parts
)

// Diff tells what moved between two books of one situation, whatever their cuts: what the second shows and the first did
// not. The most important comes first: alarms, figures that came into doubt, then the people affected before the others,
// the dead before the missing, the wholes before the countries, the greater step before the smaller.
func Diff(from, to *Book) []Move { return to.words().Diff(from) }

// Diff tells the same of an earlier book and that of the words.
func (w Words) Diff(from *Book) []Move {
	to := w.book
	d := differ{from: from, to: to, words: w}
	for _, class := range model.Classes() {
		d.was, d.now = from.deskCells(class), to.deskCells(class)
		for _, c := range d.now.order {
			d.figure(d.was.at[c.Cell], c)
			d.marks(d.was.at[c.Cell], c)
		}
		for _, c := range d.was.order {
			if d.now.at[c.Cell] == nil {
				d.figure(c, nil)
			}
		}
		d.alarms(from.reconcile(class), to.reconcile(class))
	}
	slices.SortStableFunc(d.moves, compareMoves)
	return d.moves
}

func compareMoves(m, n Move) int {
	return cmp.Or(cmp.Compare(m.tier, n.tier), cmp.Compare(m.Cell.Class, n.Cell.Class), cmp.Compare(Gravity(m.Cell.Status), Gravity(n.Cell.Status)),
		cmp.Compare(m.rank, n.rank), cmp.Compare(n.size, m.size), strings.Compare(m.name, n.name), m.Cell.Compare(n.Cell))
}

// deskCells are the cells of a class that hold a desk's figure.
type deskCells struct {
	order []*Cell
	at    map[model.Cell]*Cell
}

func (b *Book) deskCells(class model.Class) deskCells {
	d := deskCells{at: map[model.Cell]*Cell{}}
	for _, row := range b.Table(class, false).Rows {
		for _, c := range row.Cells {
			if c.Desk() != nil {
				d.order = append(d.order, c)
				d.at[c.Cell] = c
			}
		}
	}
	return d
}

// differ gathers the moves between two books.
type differ struct {
	from, to *Book
	words    Words
	was, now deskCells
	moves    []Move
	// filedAt is the place of the last filing in the log.
	filedAt uint64
}

func (d *differ) add(tier int, m Move) {
	if m.tier = tier; m.Cell.Scope != "" {
		m.tier = parts
	}
	m.rank, m.name = d.to.importance(m.Cell.Group), d.to.NameOf(m.Cell.Group)
	d.moves = append(d.moves, m)
}

// importance puts the wholes before the countries, and these before those whose nationality was not given and all other groups.
func (b *Book) importance(group string) int {
	switch {
	case group == model.All || group == model.Foreign:
		return 0
	case group == model.Unnamed:
		return 2
	case b.basis(group) == model.Nationality:
		return 1
	}
	return 3
}

// figure tells of a desk's figure that is another now. Either cell may be nil: there was none, or there is none any more.
func (d *differ) figure(was, now *Cell) {
	m := Move{Kind: MovedFigure}
	switch {
	case now == nil:
		m.Cell, m.Was, m.size = was.Cell, was.Desk().Count.Phrase(), was.Desk().Count.Min()
		m.Says = fmt.Sprintf("%s: no figure any more, was %s%s.", d.to.subject(m.Cell), m.Was, d.to.fate(was.Desk()))
		m.Along = fmt.Sprintf("%s: %s%s -> no figure.", d.to.subject(m.Cell), m.Was, d.to.fate(was.Desk()))
	case was == nil:
		m.Cell, m.Now, m.size = now.Cell, now.Desk().Count.Phrase(), now.Desk().Count.Min()
		m.Says = fmt.Sprintf("%s: %s, was none; %s.", d.to.subject(m.Cell), m.Now, d.words.standing(now.Desk()))
		m.Along = fmt.Sprintf("%s: no figure -> %s; %s.", d.to.subject(m.Cell), m.Now, d.words.standing(now.Desk()))
	default:
		m.Cell, m.Was, m.Now = now.Cell, was.Desk().Count.Phrase(), now.Desk().Count.Phrase()
		m.size = max(now.Desk().Count.Min()-was.Desk().Count.Min(), was.Desk().Count.Min()-now.Desk().Count.Min())
		m.Says = fmt.Sprintf("%s: %s, was %s%s; %s.", d.to.subject(m.Cell), m.Now, m.Was, d.to.fate(was.Desk()), d.words.standing(now.Desk()))
		m.Along = fmt.Sprintf("%s: %s%s -> %s; %s.", d.to.subject(m.Cell), m.Was, d.to.fate(was.Desk()), m.Now, d.words.standing(now.Desk()))
	}
	if m.Was == m.Now {
		return
	}
	if now != nil {
		m.Claim = now.Desk().Claim().ID
	}
	d.add(figures, m)
}

// standing is who said a figure, and when, and what has overtaken it: an overtaken whole never goes without that.
func (w Words) standing(s *Said) string {
	return w.Attribution(s) + prefixed("; overtaken: ", w.Overtaken(s))
}

// subject names a cell at the head of a sentence: "Japan, dead", "All, attackers dead (final assault, a part)".
func (b *Book) subject(c model.Cell) string {
	return b.NameOf(c.Group) + "," + classPhrase(c.Class) + " " + StatusPhrase(c.Status) + partPhrase(c.Scope)
}

// fate tells what has become of a figure that was shown before, where it fell and was not merely followed by a newer one.
func (b *Book) fate(s *Said) string {
	u := b.claim(s.Claim().ID)
	if u == nil || u.in(s.Cell()) == nil {
		return " (not in the desk's claims)"
	}
	now := u.in(s.Cell())
	switch {
	case !u.known:
		return " (not yet said)"
	case now.state.Void():
		return " (" + string(roleOf(nil, &line{}, now)) + ")"
	case now.Count.Phrase() != s.Count.Phrase():
		return " (entered anew)"
	}
	return ""
}

// marks tells of a figure that has come into doubt, or is in doubt no more.
func (d *differ) marks(was, now *Cell) {
	for _, mark := range []struct {
		tier int
		of   func(*Cell) (words string)
		gone string
		// inFigure: where the figure itself moved, its sentence says it already.
		inFigure bool
	}{
		{marksCame, (*Cell).conflictWords, "in conflict no more", false},
		{marksCame, func(c *Cell) string { return prefixed("overtaken: ", d.words.of(c).Overtaken(c.Desk())) }, "overtaken no more", true},
		{marksCame, (*Cell).lapsedWords, "no ruling has lapsed any more", false},
		{agedCame, func(c *Cell) string { return prefixed("stale: ", d.words.of(c).Stale(c.Desk())) }, "stale no more", false},
	} {
		before, after := "", mark.of(now)
		if was != nil {
			before = mark.of(was)
		}
		m := Move{Kind: MovedMark, Cell: now.Cell, Claim: now.Desk().Claim().ID}
		if told := was == nil || was.Desk().Count.Phrase() != now.Desk().Count.Phrase(); told && mark.inFigure {
			continue
		}
		says := d.to.subject(now.Cell) + ", " + now.Desk().Count.Phrase() + " (" + d.words.Attribution(now.Desk()) + "): "
		switch {
		case (before == "") == (after == ""):
		case after != "":
			m.Says = says + after + "."
			d.add(mark.tier, m)
		default:
			m.Says = says + mark.gone + "."
			d.add(marksWent, m)
		}
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func (c *Cell) conflictWords() string {
	if !c.Spread.Conflict {
		return ""
	}
	return "in conflict, " + c.sides()
}

func (c *Cell) lapsedWords() string {
	if c.Lapsed == nil {
		return ""
	}
	return "the ruling has lapsed: rule again"
}
