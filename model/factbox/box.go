package factbox

import (
	"slices"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// Options say what goes into a factbox. The zero value is the whole of it, without names.
type Options struct {
	// As says what is shown, such as "as said by the end of 21 Jan 2013 (Africa/Algiers)"; empty: no such line.
	As string
	// Of is the time that As names. Its year goes without saying: a day of any other carries its own. Zero: every day does.
	Of time.Time
	// Names gives the names of people that claims about the dead carry.
	Names bool
	// SinceFiled leaves out every line in which nothing moved since the last filing.
	SinceFiled bool
}

// Box is a factbox before it is laid out.
type Box struct {
	Title, As string
	// Still is "nothing has moved since the filing of 21 Jan 18:00", where only what moved was asked for and nothing did; else empty.
	Still string
	// Advisory says what it updates or corrects since the last filing; none where nothing was filed, or nothing moved.
	Advisory []string
	Sections []Section
	// Notes are for the desk, and no part of the text: what an editor should know before it goes out. Each says whether it is the text
	// that lacks something.
	Notes []string
	// Figures are the desk's figures that it used, each cell once.
	Figures []model.FiledFigure
}

// Section is lines under a heading.
type Section struct {
	Title string
	Lines []Line
}

// Line is one claim, or one sentence of the reconciliation: not wrapped, and clean for any terminal.
type Line struct {
	Text string
	// Cells are what it gives a figure of; none in a sentence of the reconciliation.
	Cells []model.Cell
	// Alarm: something in it does not add up.
	Alarm bool
	// against: something is said against a figure of it. head is whom it counts, before the figures.
	against bool
	head    string
}

// wordsOf words a book for who reads it as of a time.
func wordsOf(b *account.Book, of time.Time) account.Words {
	if of.IsZero() {
		return b.WordsIn(0)
	}
	return b.WordsIn(of.In(b.Story().Situation().Location()).Year())
}

// Make makes the factbox of a book, as of its cut.
func Make(b *account.Book, o Options) *Box {
	w := writer{book: b, Options: o, words: wordsOf(b, o.Of), hushed: hushed(b, o), used: map[model.Cell]bool{}}
	w.surnames = surnames(w.hushed)
	since := w.unlessTold(w.words.SinceFiled())
	x := &Box{Title: text.Line(b.Story().Situation().Title), As: text.Line(o.As), Advisory: w.advisory(since)}
	x.Sections = w.sections()
	if o.SinceFiled {
		w.stillAsFiled(x.Sections, since)
	}
	x.Sections = slices.DeleteFunc(x.Sections, func(s Section) bool { return len(s.Lines) == 0 })
	if o.SinceFiled && len(x.Advisory)+len(x.Sections) == 0 && b.LastFiling() != nil {
		x.Still = "nothing has moved since the filing of " + w.filed()
	}
	x.Notes, x.Figures = w.notes(), w.figures
	return x
}
