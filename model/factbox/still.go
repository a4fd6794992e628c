package factbox

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
)

// stillAsFiled takes out of sections, in place, the lines that stand as they were filed last. A line does so where no figure of it moved
// and the filing has its very words: a figure that has come into doubt, or a sum that moved by a turn of the story, is another line, whatever
// the log calls it. Of a filing in the desk's own words nobody can say what it tells: there a line stands as long as it gives figures that
// did not move, and there is nothing against any of them. The words are those of the year of the filing, since "21 Jan" is another day a
// year later.
func (w *writer) stillAsFiled(sections []Section, since []account.Move) {
	last := w.book.LastFiling()
	if last == nil {
		return
	}
	put, moved := bullets(last.Text), map[model.Cell]bool{}
	for _, m := range since {
		moved[m.Cell] = true
	}
	then := w.asFiled(last)
	told := func(l Line) bool { return tells(put, l.Text) }
	own := !slices.ContainsFunc(then, func(s Section) bool { return slices.ContainsFunc(s.Lines, told) })
	for i := range sections {
		says := then[i].Lines
		sections[i].Lines = slices.DeleteFunc(sections[i].Lines, func(l Line) bool {
			as := says[0]
			says = says[1:]
			return (told(as) || own && len(l.Cells) > 0 && !l.against) && !slices.ContainsFunc(l.Cells, func(c model.Cell) bool { return moved[c] })
		})
	}
}

// worded is a writer of the same factbox in other words.
func (w *writer) worded(words account.Words) *writer {
	return &writer{book: w.book, Options: w.Options, words: words, hushed: w.hushed, surnames: w.surnames, used: map[model.Cell]bool{}}
}

// bullets are the lines of a text as a factbox lays them out, each in one piece.
func bullets(filed string) map[string]bool {
	var all []string
	open := false
	for line := range strings.SplitSeq(filed, "\n") {
		line = strings.TrimRight(line, " \r")
		if head, begins := strings.CutPrefix(line, "- "); begins {
			all, open = append(all, head), true
		} else if more, goesOn := strings.CutPrefix(line, "  "); open && goesOn {
			all[len(all)-1] += " " + more
		} else {
			open = false
		}
	}
	put := map[string]bool{}
	for _, line := range all {
		put[line] = true
	}
	return put
}
