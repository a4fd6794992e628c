package pane

import (
	"fmt"
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/ui/draw"
)

// worstFirst are the reconciliations of all classes, the alarms first and the rest in the order of their statuses: of the affected all,
// of the others those that are an alarm. It counts the alarms.
func worstFirst(tables []*account.Table) (sums []*account.Reconciliation, alarms int) {
	each := func(do func(r *account.Reconciliation, rank int)) {
		for _, t := range tables {
			for _, r := range t.Reconciliation {
				if k := rank(r); k < calm || t.Class == model.Affected {
					do(r, k)
				}
			}
		}
	}
	var n [calm + 1]int
	each(func(_ *account.Reconciliation, rank int) { n[rank]++ })
	alarms = n[0] + n[1]
	sums, n = make([]*account.Reconciliation, alarms+n[calm]), [...]int{0, n[0], alarms}
	each(func(r *account.Reconciliation, rank int) { sums[n[rank]] = r; n[rank]++ })
	return sums, alarms
}

// calm is the rank of what adds up.
const calm = 2

func rank(r *account.Reconciliation) int {
	switch {
	case r.Verdict != account.Consistent:
		return 0
	case r.Alarm():
		return 1
	}
	return calm
}

// whatSum names what is reconciled: "dead, foreigners".
func whatSum(r *account.Reconciliation) string {
	what := account.StatusPhrase(r.Status)
	if r.Whole.Group == model.Foreign {
		what += ", foreigners"
	}
	if r.Class != model.Affected {
		what += " #" + r.Class.String()
	}
	return what
}

// verdictWord is the verdict as it stands out without colour.
func verdictWord(r *account.Reconciliation) string {
	if r.Verdict != account.Consistent {
		return strings.ToUpper(string(r.Verdict))
	}
	return string(r.Verdict)
}

// notes say everything that makes the two unsafe to compare, the gravest first; with little room in fewer words.
func notes(r *account.Reconciliation, brief bool) string {
	var parts []string
	say := func(long, short string) {
		if brief {
			long = short
		}
		parts = append(parts, long)
	}
	switch r.Verdict {
	case account.Exceeds:
		say("the countries' own counts exceed the claim", "")
	case account.Short:
		say("the closed list cannot make up the claim", "")
	}
	if x := r.Unnamed; x != nil && !r.Agrees {
		say("it counts "+x.Count.Phrase()+" itself: NOT AGREED", "NOT AGREED: "+Short(x.Count))
	}
	if o := r.Overtaken; o != nil {
		say(overtakenWords(o))
	}
	if r.Stale != nil {
		say("the claim is stale", "stale")
	}
	if n := len(r.Countries.Aged); n > 0 {
		say(plural(n, "figure")+" of the sum stale or overtaken", itoa(n)+" aged")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

// sumsWidth is the least width at which the reconciliation stands in columns.
const sumsWidth = 72

// sumsOf is all that the lines of the reconciliation are made of.
type sumsOf struct {
	grid        *grid
	pen         draw.Pen
	width, most int
}

// sumLines are the lines of the reconciliation as they were drawn last, where they would be the same: their height is asked for before
// they are shown.
func (p *Accounting) sumLines(most int) []string {
	if of := (sumsOf{p.grid, *p.scene.Pen, p.list.width, most}); p.sumsOf != of {
		p.sumsOf, p.sums = of, p.drawSums(most)
	}
	return slices.Clip(p.sums)
}

// drawSums writes the reconciliation in at most a number of lines: a heading, then a line each, the alarms first. What does
// not fit is counted in the heading.
func (p *Accounting) drawSums(most int) []string {
	s, w := p.scene, p.list.width
	if most <= 0 {
		return nil
	}
	sums := p.grid.sums
	var lines []string
	for _, r := range sums {
		next := p.sumLine(r)
		if 1+len(lines)+len(next) > most {
			break
		}
		lines = append(lines, next...)
	}
	head := s.Pen.NewRow(w).Add(s.Pen.Dim, s.Pen.Marks.Rule(1)+" ").Add(s.Pen.Strong, "Reconciliation")
	if n := p.grid.alarms; n > 0 {
		head.Add(s.Pen.Alarm, "  "+s.Pen.Marks.Alarm+" "+plural(n, "alarm"))
	}
	switch {
	case len(sums) == 0:
		head.Add(s.Pen.Dim, "  nobody has claimed a whole")
	case w >= sumsWidth:
		head = p.sumHead(len(sums), p.grid.alarms)
	}
	return append([]string{head.Space(1).Add(s.Pen.Dim, s.Pen.Marks.Rule(head.Left())).String()}, lines...)
}

// Fields of a line of the reconciliation.
const (
	whatField, countryField, claimedField, verdictField, remainderField = 20, 10, 7, 10, 9
	beforeNotes                                                         = 2 + whatField + countryField + 1 + claimedField + 2 + verdictField + 1 + remainderField + 2
)

// longNotes is the room from which on the notes are written in full, mostNotes how many lines they may take, and underNotes how far they
// stand in where that is under the line.
const longNotes, mostNotes, underNotes = 44, 2, 4

// sumHead writes the names of the columns over the reconciliation.
func (p *Accounting) sumHead(sums, alarming int) *draw.Row {
	pen := p.scene.Pen
	r := pen.NewRow(p.list.width).Add(pen.Strong, "Reconciliation").Space(1)
	if alarming > 0 {
		r.Fit(pen.Alarm, fmt.Sprintf("%s %d/%d", pen.Marks.Alarm, alarming, sums), whatField-13)
	} else {
		r.Space(whatField - 13)
	}
	r.FitRight(pen.Dim, "by country", countryField).Space(1).FitRight(pen.Dim, "claimed", claimedField).
		Space(2).Fit(pen.Dim, "verdict", verdictField).Space(1).FitRight(pen.Dim, "remainder", remainderField)
	if of := ", no nationality given"; r.Left() > len(of) {
		r.Add(pen.Dim, of)
	}
	return r
}

// sumLine writes one reconciliation: in columns, or as a sentence where the pane is narrow.
func (p *Accounting) sumLine(r *account.Reconciliation) []string {
	pen, mark, style := p.scene.Pen, " ", p.scene.Pen.Plain
	if r.Alarm() {
		mark, style = p.scene.Pen.Marks.Alarm, p.scene.Pen.Alarm
	}
	if p.list.width < sumsWidth {
		return p.sumSentence(r, mark, style)
	}
	claimed := p.scene.short(r.Whole.Count)
	wide := max(claimedField, pen.Width(claimed)) // a word as long as "hundreds" takes room from the number before it
	row := pen.NewRow(p.list.width).Add(style, mark).Space(1).Fit(style, whatSum(r), whatField).
		FitRight(pen.Plain, r.Countries.Short(), countryField+claimedField-wide).Space(1).FitRight(pen.Plain, claimed, wide).Space(2)
	verdict := pen.Dim
	if r.Verdict != account.Consistent {
		verdict = pen.Alarm
	}
	row.Fit(verdict, verdictWord(r), verdictField).Space(1).FitRight(pen.Plain, r.LeftShort(), remainderField).Space(2)
	beside, whole := sayings(pen, notes(r, row.Left() < longNotes), row.Left())
	if !whole || len(beside) > mostNotes {
		return append([]string{row.String()}, p.under(underNotes, p.notesUnder(r)...)...)
	}
	if len(beside) == 0 {
		return []string{row.String()}
	}
	return append([]string{row.Add(pen.Warn, beside[0]).String()}, p.under(beforeNotes, beside[1:]...)...)
}

// notesUnder are the notes where they have the width of the pane: in full, or where that is too much in fewer words.
func (p *Accounting) notesUnder(r *account.Reconciliation) (lines []string) {
	pen, room := p.scene.Pen, p.list.width-underNotes
	for _, brief := range []bool{false, true} {
		if lines, _ = sayings(pen, notes(r, brief), room); len(lines) <= mostNotes {
			return lines
		}
	}
	return lines
}

// under writes the notes that go on under the line of a reconciliation.
func (p *Accounting) under(indent int, words ...string) (lines []string) {
	for _, w := range words {
		lines = append(lines, p.scene.Pen.NewRow(p.list.width).Space(indent).Add(p.scene.Pen.Warn, w).String())
	}
	return lines
}

// sayings breaks notes between two of them. Whole tells that none had to be broken itself.
func sayings(pen *draw.Pen, notes string, width int) (lines []string, whole bool) {
	if whole = true; notes == "" {
		return nil, whole
	}
	for say := range strings.SplitSeq(strings.ReplaceAll(pen.Text(notes), "; ", ";\n"), "\n") {
		if last := len(lines) - 1; last >= 0 && pen.Width(lines[last])+1+pen.Width(say) <= width {
			lines[last] += " " + say
			continue
		}
		whole = whole && pen.Width(say) <= width
		lines = append(lines, pen.Wrap(say, width)...)
	}
	return lines, whole
}

func (p *Accounting) sumSentence(r *account.Reconciliation, mark string, style draw.Style) (lines []string) {
	pen := p.scene.Pen
	for i, line := range pen.Lines(pen.Text(sentence(r)), p.list.width-2, 2) {
		row := pen.NewRow(p.list.width)
		if i == 0 {
			row.Add(style, mark).Space(1)
		} else {
			row.Space(2)
		}
		lines = append(lines, row.Add(style, line).String())
	}
	return lines
}

// sentence is a reconciliation in words, as short as it can be.
func sentence(r *account.Reconciliation) string {
	say := fmt.Sprintf("%s: %s by country, %s claimed, %s", whatSum(r), r.Countries.Short(), Short(r.Whole.Count), verdictWord(r))
	if left := r.LeftPhrase(); left != "" {
		say += ", " + left
	}
	if n := notes(r, false); n != "" {
		say += "; " + n
	}
	return say
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// alarmSentences writes the alarms in full, where there is room left under the table.
func (p *Accounting) alarmSentences(room int) (lines []string) {
	if room < 2 {
		return nil
	}
	pen := p.scene.Pen
	for _, r := range p.grid.sums {
		if !r.Alarm() {
			break
		}
		text := pen.Wrap(pen.Text(r.Says()), p.list.width-4)
		if len(lines)+len(text)+1 > room {
			break
		}
		if len(lines) == 0 {
			lines = append(lines, draw.Blank(p.list.width))
		}
		for i, line := range text {
			row := pen.NewRow(p.list.width)
			if i == 0 {
				row.Add(pen.Alarm, pen.Marks.Alarm).Space(1)
			} else {
				row.Space(2)
			}
			lines = append(lines, row.Add(pen.Plain, line).String())
		}
	}
	return lines
}
