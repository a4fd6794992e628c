package factbox

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// unlessTold leaves out figures that have come into doubt by a claim that was edited since, where the filing has told that in the very words
// of now.
func (w *writer) unlessTold(since []account.Move) []account.Move {
	if !slices.ContainsFunc(since, func(m account.Move) bool { return m.Kind == account.MovedMark }) {
		return since
	}
	last, told := w.book.LastFiling(), map[model.Cell]bool{}
	put := bullets(last.Text)
	for _, s := range w.asFiled(last) {
		for _, l := range s.Lines {
			for _, c := range l.Cells {
				told[c] = tells(put, l.Text)
			}
		}
	}
	return slices.DeleteFunc(since, func(m account.Move) bool { return m.Kind == account.MovedMark && told[m.Cell] })
}

// asFiled are the sections as they would stand in a text of the year of a filing.
func (w *writer) asFiled(last *model.Filing) []Section {
	zone := w.book.Story().Situation().Location()
	return w.worded(wordsOf(w.book, last.Filed.Begin(zone))).sections()
}

// ranges are the cells of which the last filing told that sources differ, and tells it otherwise now, though the desk's figure is the one
// that was filed: a rival was withheld, which withdraws what was put out of it, or was taken back, corrected or overtaken by another. A
// filing keeps the desk's figures; of the rivals its words are all there is. Cells in moved are told of already.
func (w *writer) ranges(moved map[model.Cell]bool) (withdrawn, changed []model.Cell) {
	last := w.book.LastFiling()
	put := bullets(last.Text)
	for _, s := range w.asFiled(last) {
		for _, l := range s.Lines {
			for _, c := range l.Cells {
				switch {
				case moved[c] || tells(put, l.Text) || !differed(put, l.head, c.Status):
				case w.withheldSince(last, c):
					withdrawn = append(withdrawn, c)
				default:
					changed = append(changed, c)
				}
			}
		}
	}
	return withdrawn, changed
}

// tells tells whether a filing has a line, in its own letters or in those of ASCII.
func tells(put map[string]bool, line string) bool { return put[line] || put[text.ASCII(line)] }

// differed tells whether a filing has a line with a head that says that sources differ on a status.
func differed(put map[string]bool, head string, of model.Status) bool {
	for line := range put {
		rest, ok := strings.CutPrefix(line, head)
		if !ok {
			rest, ok = strings.CutPrefix(line, text.ASCII(head))
		}
		if ok && (strings.Contains(rest, " "+status(of)+", sources differ: ") || strings.HasPrefix(rest, "sources differ on the "+status(of)+": ")) {
			return true
		}
	}
	return false
}

// withheldSince tells whether a figure of a cell was withheld after a filing.
func (w *writer) withheldSince(last *model.Filing, at model.Cell) bool {
	story := w.book.Story()
	filed := story.Entry(model.Ref{Kind: model.KindFiling, ID: last.ID}).First.Seq
	c := w.book.Cell(at)
	return c != nil && slices.ContainsFunc(c.Withheld, func(s *account.Said) bool {
		return story.Entry(model.Ref{Kind: model.KindClaim, ID: s.Claim().ID}).Last.Seq > filed
	})
}
