package pane

import (
	"fmt"
	"strings"

	"muster/model"
	"muster/model/account"
)

// Worst says the gravest alarm in at most a width, what it is before all else; empty: there is none.
func (p *Accounting) Worst(width int) string {
	if p.Alarms() == 0 {
		return ""
	}
	pen, tries := p.scene.Pen, worst(p.grid.sums[0])
	for _, say := range tries {
		if say = pen.Text(say); pen.Width(say) <= width {
			return say
		}
	}
	return pen.Cut(pen.Text(tries[len(tries)-1]), width)
}

// worst says an alarm from the longest way to the shortest.
func worst(r *account.Reconciliation) []string {
	is, more := verdictWord(r), notes(r, false)
	if r.Verdict == account.Consistent {
		is, more = notes(r, true), ""
	}
	what, sum, claim := whatSum(r), r.Countries.Short(), Short(r.Whole.Count)
	plain := strings.TrimSuffix(what, ", foreigners")
	if r.Whole.Group == model.Foreign {
		plain = "foreigners " + plain
	}
	short := is + "  " + what + ": " + sum + " by country, " + claim + " claimed"
	tries := []string{short, is + "  " + what + ": " + sum + " against " + claim, is + " " + plain + ": " + sum + " vs " + claim}
	if r.Verdict == account.Consistent { // there the alarm is not that the two differ
		tries = []string{short, is + "  " + what + ": " + claim + " claimed", is + " " + plain + ": " + claim + " claimed"}
	}
	if more != "" {
		tries = append([]string{short + "; " + more}, tries...)
	}
	return tries
}

// overtakenWords say that a claimed whole is overtaken, and by how many where others or a part of it have more; in few words, too.
func overtakenWords(o *account.Overtaken) (long, short string) {
	switch o.How {
	case account.ByWholes:
		return fmt.Sprintf("OVERTAKEN: others make at least %d", o.Floor), fmt.Sprintf("OVERTAKEN: %d+", o.Floor)
	case account.ByPart:
		return fmt.Sprintf("OVERTAKEN: a part alone has at least %d", o.Floor), fmt.Sprintf("OVERTAKEN: %d+", o.Floor)
	}
	return "the claim is OVERTAKEN", "OVERTAKEN"
}
