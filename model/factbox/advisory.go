package factbox

import (
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
	"muster/model/text"
)

// advisory says what a factbox changes about the last one: what it corrects, a line each, with the right word for the cause,
// and in one line what it only brings up to date, what no figure stands for any more, and what the last one did not have.
func (w *writer) advisory(since []account.Move) (lines []string) {
	b := w.book
	if b.LastFiling() == nil {
		return nil
	}
	var now, gone, added news
	moved := map[model.Cell]bool{}
	for _, m := range since {
		moved[m.Cell] = true
		if m.Cause == account.Update {
			to := &now
			switch {
			case m.Kind == account.MovedFigure && m.Was == "":
				to = &added
			case m.Kind == account.MovedFigure && m.Now == "":
				to = &gone
			}
			to.add(b.NameOf(m.Cell.Group), status(m.Cell.Status))
			continue
		}
		m.Says = strings.Replace(m.Says, m.Was+" ("+string(m.Cause)+")", m.Was, 1) // the head of the line says the cause
		if m.Cause == account.Withdrawal {                                         // no number: not the older one either that counts again, which the body shows
			m.Says = b.Called(m.Cell) + notToBeUsed
		}
		lines = append(lines, heads[m.Cause]+": "+w.hushMove(m))
	}
	withdrawn, changed := w.ranges(moved)
	for _, c := range withdrawn {
		lines = append(lines, heads[account.Withdrawal]+": "+w.hushMove(account.Move{Cell: c, Says: b.Called(c) + notToBeUsed}))
	}
	for _, c := range changed {
		now.add(b.NameOf(c.Group), status(c.Status))
	}
	if len(now)+len(gone)+len(added) > 0 {
		lines = append(lines, w.updates(now, gone, added))
	}
	return lines
}

// notToBeUsed is all that is told of what is withheld by now.
const notToBeUsed = ": what was filed is not to be used."

// updates is the line of what is brought up to date since the last filing.
func (w *writer) updates(now, gone, added news) string {
	line := "UPDATES what was filed " + w.filed()
	if len(now) > 0 {
		line += ": " + now.String()
	}
	if len(gone) > 0 {
		line += "; not to be used any more: " + gone.String()
	}
	if len(added) > 0 {
		line += "; not in it: " + added.String()
	}
	return line + "."
}

// filed is when the last filing was, to the minute.
func (w *writer) filed() string {
	zone := w.book.Story().Situation().Location()
	return w.words.Day(moment.At(w.book.LastFiling().Filed.Begin(zone).Truncate(time.Minute)))
}

// hushMove is the sentence of a move without the names that do not leave.
func (w *writer) hushMove(m account.Move) string {
	says := m.Says
	if scope := text.Line(m.Cell.Scope); scope != "" && w.scope(m.Cell.Scope) != " ("+scope+")" {
		says = strings.ReplaceAll(says, " ("+scope+", a part)", " (a part of the incident)")
	}
	return w.hush(says)
}

// news are the statuses that were brought up to date, by group.
type news []struct {
	group    string
	statuses []string
}

func (n *news) add(group, status string) {
	for i := range *n {
		if has := &(*n)[i]; has.group == group {
			if !slices.Contains(has.statuses, status) {
				has.statuses = append(has.statuses, status)
			}
			return
		}
	}
	*n = append(*n, struct {
		group    string
		statuses []string
	}{group, []string{status}})
}

func (n news) String() string {
	var words []string
	for _, g := range n {
		words = append(words, g.group+" ("+strings.Join(g.statuses, ", ")+")")
	}
	return strings.Join(words, ", ")
}

var heads = map[account.Cause]string{
	account.Correction: "CORRECTION, the source was wrong",
	account.OurError:   "CORRECTION, our error",
	account.Retraction: "RETRACTION, taken back by its source",
	account.Withdrawal: "WITHDRAWAL",
}
