package factbox

import (
	"muster/model"
	"muster/model/account"
	"muster/model/count"
)

// remainders say how many of a claimed whole have no nationality given, for the wholes that the desk goes by.
func (w *writer) remainders(class model.Class) (lines []Line) {
	for _, r := range w.book.Table(class, false).Reconciliation {
		if w.remains(r) {
			lines = append(lines, w.sum(r))
		}
	}
	return lines
}

// sum is the sentence of a reconciliation.
func (w *writer) sum(r *account.Reconciliation) Line {
	return Line{Text: w.hush(w.words.Sum(r)), Alarm: r.Alarm()}
}

// remains tells whether there is a remainder worth a line: some country was added, and a bound came out or is disputed.
func (w *writer) remains(r *account.Reconciliation) bool {
	if r.Verdict != account.Consistent || !w.goesBy(r) || len(r.Countries.Cells) == 0 {
		return false
	}
	return *r.Remainder != (count.Interval{Min: 0, Max: count.Inf}) || disputed(r)
}

// disputed: the authority's own figure of those without a nationality does not meet the remainder.
func disputed(r *account.Reconciliation) bool { return r.Unnamed != nil && !r.Agrees }

// alarms are the other sentences of the reconciliation that an editor must have read. Where the desk's own whole is overtaken
// and nothing else is wrong, the line of that whole says so.
func (w *writer) alarms(class model.Class) (lines []Line) {
	for _, r := range w.book.Table(class, false).Reconciliation {
		told := w.goesBy(r) && r.Verdict == account.Consistent && !disputed(r)
		if r.Alarm() && !w.remains(r) && !told {
			lines = append(lines, w.sum(r))
		}
	}
	return lines
}

// goesBy tells whether a reconciliation is of the figure that the desk shows.
func (w *writer) goesBy(r *account.Reconciliation) bool {
	c := w.book.Cell(r.Whole.Cell())
	return c != nil && c.Desk() == r.Whole
}

// notes are for the desk: what is no part of the text, and should be known before it goes out.
func (w *writer) notes() (notes []string) {
	for _, class := range model.Classes() {
		for _, row := range w.book.Table(class, false).Rows {
			for _, u := range row.Unexplained {
				notes = append(notes, "not in the text: "+u.Says(w.book))
			}
			for _, c := range row.Cells {
				if lapsed := c.LapsedWords(); lapsed != "" {
					notes = append(notes, w.book.Called(c.Cell)+": "+lapsed+"; until then the desk goes by "+c.Desk().Count.Phrase()+" ("+w.words.Attribution(c.Desk())+").")
				}
			}
		}
	}
	return notes
}
