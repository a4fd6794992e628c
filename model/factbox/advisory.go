package factbox

import (
	"fmt"
	"strings"

	"muster/model/account"
)

// advisory says what a factbox changes about the last one: what it corrects, a line each, with the right word for the cause,
// and in one line what it only brings up to date.
func advisory(b *account.Book) (lines []string) {
	last := b.LastFiling()
	if last == nil {
		return nil
	}
	var news []string
	for _, m := range b.SinceFiled() {
		if m.Cause == account.Update {
			news = append(news, b.NameOf(m.Cell.Group)+" "+status(m.Cell.Status))
			continue
		}
		lines = append(lines, heads[m.Cause]+": "+m.Says)
	}
	if len(news) > 0 {
		lines = append(lines, fmt.Sprintf("UPDATES what was filed %s: %s.", b.Brief(last.Filed), strings.Join(once(news), ", ")))
	}
	return lines
}

var heads = map[account.Cause]string{
	account.Correction: "CORRECTION, the source was wrong",
	account.OurError:   "CORRECTION, our error",
	account.Retraction: "RETRACTION, taken back by its source",
	account.Withdrawal: "WITHDRAWAL",
}

func once(words []string) (all []string) {
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	return all
}
