package factbox

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// stillAsFiled tells of a line whether it stands as it was filed last; nothing was filed: no line does. A sum may move by what is in none
// of its figures, as by a group's basis or a turn of the story that is taken out, so that it stands only where the filing has its very
// words: where the desk filed in its own, every sum is given. The words are those of the year of the filing, since "21 Jan" is another
// day a year later.
func (w *writer) stillAsFiled(since []account.Move) func(Line) bool {
	last := w.book.LastFiling()
	if last == nil {
		return func(Line) bool { return false }
	}
	put, moved, zone := bullets(last.Text), map[model.Cell]bool{}, w.book.Story().Situation().Location()
	then := wordsOf(w.book, last.Filed.Begin(zone))
	for _, m := range since {
		moved[m.Cell] = true
	}
	return func(l Line) bool {
		if l.sum != nil {
			says := w.hush(then.Sum(l.sum))
			return put[says] || put[text.ASCII(says)]
		}
		return !slices.ContainsFunc(l.Cells, func(c model.Cell) bool { return moved[c] })
	}
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
